"""What posts need is kept by those who keep the system; everybody reads it."""

import pytest
from django.db import transaction

from processes.competences.models import Competence
from qms.acts.acts import arrows_of
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import WrongPerson
from tests.imports import making as imports

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


def test_a_sheet_changes_what_it_says_and_leaves_the_posts_that_need_it(office):
    making.in_use(office)
    heads, root = ("Mã", "Năng lực", "Bằng chứng", "Vị trí cần có"), office.units["vinhbao"].code

    def take(*row):
        file = imports.workbook(heads, row)
        record = imports.gone_on(
            perform(imports.read(office, file, kind="competences", by=office.qmr).take, by=office.qmr)
        )
        return record.rows.get(), {each.post for each in Competence.objects.get().needs.filter(active=True)}

    row, posts = take("NL-01", "Nghiệp vụ Một cửa", "Chứng chỉ", f"one_stop_officer@{root}")
    assert (len(row.changes), posts, Competence.objects.get().shown_by) == (1, {"one_stop_officer"}, "Chứng chỉ")
    row, posts = take("NL-01", "Nghiệp vụ Một cửa", "Chứng chỉ", f"clerk@{root}")
    assert len(row.changes) == 1 and "@" not in str(row.changes) and "(" not in str(row.changes), row.changes
    assert posts == {"clerk"}
