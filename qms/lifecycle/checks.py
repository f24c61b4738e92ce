"""Whether the names that the database keeps still mean something: rules, acts and figures are stored by their names.

A name nobody knows any more is told, and never passed over: an exception granted by it counts for nothing, and a figure
kept by it opens nothing. Whoever renames a rule, an act or a figure tells the old name in `formerly`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core import checks
from django.db import connections

from qms.acts.acted_on import ActedOn
from qms.acts.acts import acts_of, former_acts, independence_rules

HINT = "Tell it as `formerly` where it was renamed."

_kept = []


@dataclass(frozen=True)
class KeptNames:
    """Names in the database: `read(alias)` gives those that stand there, `known()` those that the code knows."""

    subject: str
    table: str
    read: Callable[[str], Any]
    known: Callable[[], Any]


def keeps_names(subject, table, read, known):
    """Let the names in a table be compared with the code, by `manage.py check --database` and by doctor."""
    _kept.append(KeptNames(subject, table, read, known))


def unknown_names(alias):
    """[(subject, name)] of the names that stand in this database and mean nothing any more."""
    tables = set(connections[alias].introspection.table_names())
    return [
        (each.subject, name)
        for each in _kept
        if each.table in tables
        for name in sorted(set(each.read(alias)) - set(each.known()))
    ]


@checks.register(checks.Tags.database)
def names_are_known(app_configs=None, databases=None, **kwargs):
    """A warning for every stored name that no code answers to."""
    return [
        checks.Warning(f"{subject}: nobody knows “{name}” any more.", hint=HINT, id="lifecycle.W001")
        for alias in databases or []
        for subject, name in unknown_names(alias)
    ]


def _acted_on():
    return [model for model in apps.get_models() if issubclass(model, ActedOn) and acts_of(model)]


def _rules():
    found = set()
    for model in _acted_on():
        for name, rule in independence_rules(model).items():
            found |= {name, *rule.formerly}
    return found


def _acts():
    return {name for model in _acted_on() for name in (*acts_of(model), *former_acts(model))} | {""}


def _exempted(alias):
    return apps.get_model("lifecycle", "Exemption").objects.using(alias).values_list("rule", flat=True).distinct()


def _asked(alias):
    return apps.get_model("lifecycle", "Task").objects.using(alias).open().values_list("verb", flat=True).distinct()


keeps_names("Exceptions granted", "lifecycle_exemption", _exempted, _rules)
keeps_names("Open tasks", "lifecycle_task", _asked, _acts)
