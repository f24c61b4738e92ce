"""What must hold of all models: nothing that decides cascades away, and every migration is written."""

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import models

from qms.acts.acted_on import ActedOn
from qms.acts.acts import acts_of
from qms.ledger.formats import kept_models
from qms.lifecycle.moving_record import MovingRecord
from qms.workdays.calendars import CountsByCalendar, CountsTogether

from .tree import ROOMS

OURS = [each.label for each in apps.get_app_configs() if each.name.split(".")[0] in ROOMS]
MODELS = [model for model in apps.get_models() if model._meta.app_label in OURS]
HISTORY = {model.history.model for model in kept_models()}
KEYS = [
    field
    for model in MODELS
    for field in model._meta.local_fields
    if isinstance(field, (models.ForeignKey, models.OneToOneField))
]


def test_records_that_count_by_a_calendar_and_are_read_together_read_it_once():
    """Else a register asks for the calendar once a row."""
    counting = [model for model in MODELS if issubclass(model, CountsByCalendar)]
    apart = [each for each in counting if not isinstance(each._default_manager.none(), CountsTogether)]
    assert (len(counting) > 10, apart) == (True, [])


def test_nothing_cascades():
    loose = {models.CASCADE, models.SET_NULL, models.SET_DEFAULT}
    assert [str(field) for field in KEYS if field.remote_field.on_delete in loose] == []


def test_people_and_units_are_protected():
    for field in KEYS:
        if field.related_model._meta.app_label != "people":
            continue
        copied = field.model in HISTORY and field.name not in ("history_user", "on_behalf_of")
        # A history row copies its record's keys; the record itself, which is never deleted, protects what they name.
        expected = models.DO_NOTHING if copied else models.PROTECT
        assert field.remote_field.on_delete is expected, field


@pytest.mark.django_db
def test_migrations_are_complete():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_model_says_what_it_is(model):
    assert (model.__doc__ and not model.__doc__.startswith(f"{model.__name__}(")) or model in HISTORY


def test_every_row_that_changes_by_acts_says_who_creates_it():
    for model in MODELS:
        if issubclass(model, ActedOn):
            assert model.who_creates, model
            for name, act in acts_of(model).items():
                assert act.who, f"{model.__name__}.{name}"


def test_parts_are_kept_rows():
    kept = set(kept_models())
    for model in MODELS:
        for name in getattr(model, "parts", ()):
            assert model._meta.get_field(name).related_model in kept, f"{model.__name__}.{name}"


def test_names_of_constraints_are_unique():
    names = [constraint.name for model in MODELS for constraint in model._meta.constraints]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("model", [m for m in MODELS if issubclass(m, MovingRecord)], ids=lambda m: m._meta.label)
def test_what_a_person_may_see_is_asked_without_joins(office, model):
    """A join would double rows, lock other tables, and let a page cost what the whole register costs."""
    for person in (office.congchuc1, office.motcua1, office.qmr):
        asked = model.objects.visible_to(person).query
        str(asked)
        joined = [alias for alias, count in asked.alias_refcount.items() if count and alias != model._meta.db_table]
        assert joined == []
