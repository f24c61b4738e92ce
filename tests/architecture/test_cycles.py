"""The apps stand above one another: what a record names by a foreign key never names it back, by no detour either."""

from graphlib import CycleError, TopologicalSorter
from itertools import pairwise

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models

from .tree import ROOMS

OURS = {each.label for each in apps.get_app_configs() if each.name.split(".")[0] in ROOMS}


def keys():
    """(app, key, app it names) of every foreign key from one of our apps to another; generic ones name all, so none."""
    for model in apps.get_models():
        for field in model._meta.local_fields:
            if isinstance(field, models.ForeignKey) and field.related_model is not ContentType:
                ends = (model._meta.app_label, field.related_model._meta.app_label)
                if OURS.issuperset(ends) and ends[0] != ends[1]:
                    yield ends[0], f"{model._meta.label}.{field.name}", ends[1]


def cycle_among(found):
    """The cycle in words, a key for each step, or "" where there is none."""
    named, why = {}, {}
    for app, key, other in found:
        named.setdefault(app, set()).add(other)
        why[app, other] = key
    try:
        TopologicalSorter(named).prepare()
    except CycleError as fault:
        ring = fault.args[1][::-1]  # it tells who is named before whom
        return ", ".join(f"{why[step]} names {step[1]}" for step in pairwise(ring))
    return ""


def test_foreign_keys_between_apps_have_no_cycle():
    assert cycle_among(keys()) == ""


def test_a_key_upwards_is_told_as_the_cycle_that_it_makes():
    told = cycle_among([*keys(), ("plan", "plan.Plan.last", "reports")])
    for step in ("plan.Plan.last names reports", "PeriodicReport.round names report_rounds", "names plan"):
        assert step in told
