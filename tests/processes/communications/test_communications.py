"""What is told is planned, asked for on its day, proved, and looked at each year (7.4)."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from processes.communications.figures import COMMUNICATIONS_LATE, COMMUNICATIONS_REVIEWED
from processes.communications.handlers import ask_for_communications, of_year
from processes.communications.models import Communication
from processes.communications.rhythm import next_after
from qms.acts.acts import arrows_of
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from qms.people.models import system_person
from qms.web.periods import Period
from tests.processes.cases.making import at

from . import making

pytestmark = pytest.mark.django_db
ARROWS = {("planned", "due"), ("due", "planned"), ("planned", "ended"), ("due", "ended"), ("ended", "planned")}
MONDAY = at(2026, 3, 2, 8, 0)


def test_the_arrows_are_those_drawn():
    assert {pair for pair in arrows_of(Communication) if pair[0] != pair[1]} == ARROWS


@pytest.mark.parametrize(
    ("rhythm", "first", "day", "then"),
    [
        ("weekly", date(2026, 3, 2), date(2026, 3, 2), date(2026, 3, 9)),
        ("weekly", date(2026, 3, 2), date(2026, 3, 20), date(2026, 3, 23)),
        ("monthly", date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)),
        ("quarterly", date(2026, 1, 15), date(2026, 1, 15), date(2026, 4, 15)),
        ("half_yearly", date(2026, 1, 15), date(2027, 2, 1), date(2027, 7, 15)),
        ("yearly", date(2026, 1, 15), date(2026, 1, 20), date(2027, 1, 15)),
        ("on_occasion", date(2026, 1, 15), date(2026, 1, 15), None),
    ],
)
def test_what_is_told_comes_again_in_its_rhythm(rhythm, first, day, then):
    assert next_after(rhythm, first, day) == then


@pytest.mark.both_databases
def test_whoever_is_responsible_is_asked_three_working_days_before(office):
    with frozen(MONDAY):
        record = making.planned(office, next_on=date(2026, 3, 10))  # a Tuesday: asked on Thursday the 5th
    with frozen(at(2026, 3, 4, 18, 0)):
        assert ask_for_communications(now()) == 0
        with pytest.raises(RuleNotMet), transaction.atomic():
            perform(Communication.objects.get(pk=record.pk).ask_telling, by=system_person())
    with frozen(at(2026, 3, 5, 8, 0)):
        assert ask_for_communications(now()) == 1 and ask_for_communications(now()) == 0
        (task,) = Task.objects.about(record).open()
        assert (task.verb, task.post, task.due_at) == ("record_telling", "officer", at(2026, 3, 10, 17, 0))
        record = Communication.objects.get(pk=record.pk)
        record = perform(record.record_telling, by=office.congchuc1, told_on=today(), **making.PROOF)
        assert (record.state, record.next_on, record.told_on) == ("planned", date(2026, 6, 10), today())
        assert not Task.objects.about(record).open().exists()
    (row,) = record.tellings.all()
    assert (row.asked_for, row.proof, row.noted_by) == (date(2026, 3, 10), making.PROOF["proof"], office.congchuc1)


def test_another_day_and_another_post_move_what_is_asked(office):
    record = making.due(office)
    record = perform(record.edit, by=office.truongphong, next_on=today() + timedelta(days=20))
    (task,) = Task.objects.about(record).open()
    assert task.due_at == record.due_at()
    record = perform(record.edit, by=office.truongphong, post="unit_head")
    (task,) = Task.objects.about(record).open()
    assert task.post == "unit_head"


def test_nothing_is_told_without_a_proof_and_a_file_is_one(office):
    record = making.due(office)
    with pytest.raises(ValidationError), transaction.atomic():
        perform(record.record_telling, by=office.congchuc1, told_on=today())
    file = SimpleUploadedFile("bien-ban.pdf", b"%PDF-1.4 mau")
    record = perform(record.record_telling, by=office.congchuc1, told_on=today(), file=file)
    assert record.tellings.get().proof == "bien-ban.pdf"


def test_a_day_to_come_is_no_day_on_which_it_was_told(office):
    with pytest.raises(ValidationError), transaction.atomic():
        making.told(office, told_on=today() + timedelta(days=1))
    assert making.told(office).state == "planned"


def test_what_is_left_out_says_why_and_is_asked_again(office):
    record = perform(making.due(office).leave_out, by=office.congchuc1, reason="Quý này không có phản ánh")
    row = record.tellings.get()
    assert (row.told_on, row.left_out_why) == (None, "Quý này không có phản ánh") and record.next_on > today()


def test_on_an_occasion_it_is_told_besides_and_nobody_is_asked(office):
    with pytest.raises(ValidationError), transaction.atomic():
        making.planned(office, rhythm="on_occasion")
    record = making.planned(office, rhythm="on_occasion", occasion="Khi thủ tục thay đổi")
    assert record.next_on is None and not record.is_to_be_told()
    record = perform(record.record_besides, by=office.congchuc1, told_on=today(), **making.PROOF)
    assert record.tellings.get().asked_for is None and record.next_on is None


def test_what_waits_and_becomes_one_of_an_occasion_is_told_or_left_out_once_more(office):
    on_occasion = {"rhythm": "on_occasion", "occasion": "Khi thủ tục thay đổi"}
    first = perform(making.due(office).edit, by=office.truongphong, **on_occasion)
    first = perform(first.record_telling, by=office.congchuc1, told_on=today(), **making.PROOF)
    second = perform(making.due(office).edit, by=office.truongphong, **on_occasion)
    second = perform(second.leave_out, by=office.congchuc1, reason="Không có thay đổi")
    assert [(each.state, each.next_on) for each in (first, second)] == [("planned", None)] * 2


def test_a_rhythm_has_a_day(office):
    with pytest.raises(ValidationError), transaction.atomic():
        making.planned(office, next_on=None)


def test_who_is_not_responsible_neither_tells_nor_plans(office):
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(making.due(office).record_telling, by=office.congchuc3, told_on=today(), **making.PROOF)
    with pytest.raises(WrongPerson):
        create(Communication, by=office.congchuc1, unit=office.units["vhxh"], next_on=today(), **making.TOLD)


@pytest.mark.both_databases
def test_a_year_has_its_plan_once_all_of_it_was_looked_at(office):
    unit, year = office.units["vinhbao"], today().year
    assert not of_year(unit, year)
    first, second = making.planned(office), making.planned(office, title="Họp giao ban")
    assert len(of_year(unit, year)) == 2 and not of_year(unit, year + 1)
    perform(first.review, by=office.qmr, finding="Vẫn đúng", year=year + 1)
    assert not of_year(unit, year + 1)
    second = perform(second.review, by=office.qmr, finding="Thêm thôn Đông", year=year + 1, audience="Bốn thôn")
    assert len(of_year(unit, year + 1)) == 2 and second.audience == "Bốn thôn"
    with pytest.raises(ValidationError), transaction.atomic():
        perform(second.review, by=office.qmr, finding="Lùi lại", year=year)


def test_the_figures_tell_what_is_late_and_which_share_is_of_this_year(office):
    making.due(office)
    making.planned(office, year=today().year - 1)
    period, unit = Period(today(), today()), office.units["vinhbao"]
    assert COMMUNICATIONS_LATE.told(period, unit).value == 0
    told = COMMUNICATIONS_REVIEWED.told(period, unit)
    assert (told.numerator, told.denominator, told.value) == (1, 2, 50)
    with frozen(now() + timedelta(days=3)):
        assert COMMUNICATIONS_LATE.told(period, unit).value == 1
