"""What posts need is kept by those who keep the system; everybody reads it."""

import pytest
from django.db import transaction

from processes.competences.models import Competence
from qms.acts.acts import arrows_of
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import WrongPerson

from . import making

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_the_arrows_are_those_drawn():
    assert arrows_of(Competence) == {("in_use", "retired"), ("retired", "in_use")}


def test_it_goes_its_way(office):
    record = perform(making.retired(office).take_up, by=office.qmr, reason="Lại cần")
    assert (record.state, record.history.count()) == ("in_use", 3)


def test_who_needs_it_is_said_anew_and_what_is_left_out_stays_on_record(office):
    record = making.in_use(office)
    given = {"name": record.name, "shown_by": record.shown_by, "months": None}
    record = perform(record.edit, by=office.qmr, **given, needs=[("clerk", office.units["vinhbao"])])
    assert record.months is None
    assert {(each.post, each.active) for each in record.needs.all()} == {("one_stop_officer", False), ("clerk", True)}


def test_nobody_else_keeps_the_list(office):
    for person in (office.truongphong, office.congchuc1, office.quantri):
        with pytest.raises(WrongPerson), transaction.atomic():
            create(Competence, by=person, code="x", name="x", shown_by="x")
