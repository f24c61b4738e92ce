"""A pattern is a copy of steps that run; there is one for a field, and one for every other."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from processes.patterns.models import Pattern, pattern_for
from qms.acts.acts import arrows_of
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import WrongPerson
from tests.processes.procedures import making as procedures

from . import making

pytestmark = pytest.mark.django_db


def test_the_arrows_are_those_drawn():
    assert arrows_of(Pattern) == {("in_use", "retired")}


@pytest.mark.both_databases
def test_it_keeps_the_steps_that_it_copied_until_others_are_copied(office):
    pattern = making.in_use(office)
    assert [step["code"] for step in pattern.definition["steps"]] == ["B1", "B2"]
    definition = procedures.definition(procedures.step("B1"))
    other = procedures.effective(office, document_=procedures.document(office, "QT-N"), definition_=definition)
    perform(pattern.edit, by=office.qmr, version=other)
    assert (pattern.steps_told(), pattern.prefix) == (1, "QT-TP")


def test_a_field_has_one_pattern_and_what_has_none_begins_from_the_general_one(office):
    own = making.in_use(office)
    with pytest.raises(ValidationError), transaction.atomic():
        making.in_use(office, version=own.taken_from)
    assert pattern_for("hộ tịch", [own]) == own and pattern_for("Đất đai", [own]) is None
    general = making.in_use(office, version=own.taken_from, field="")
    assert pattern_for("Đất đai", [own, general]) == general


def test_only_keepers_make_patterns(office):
    version = making.in_use(office).taken_from
    with pytest.raises(WrongPerson), transaction.atomic():
        create(Pattern, by=office.congchuc1, version=version, prefix="QT", field="Khác")
