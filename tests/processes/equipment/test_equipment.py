"""Equipment is kept fit in its time, reported out of order by whoever sees it, and put back with a proof (7.1.3)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from processes.equipment.figures import EQUIPMENT_OUT_OF_ORDER, EQUIPMENT_UPKEPT
from processes.equipment.handlers import ask_for_upkeep
from processes.equipment.models import Asset
from qms.acts.acts import arrows_of
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from qms.people.models import system_person
from qms.web.periods import Period
from qms.workdays.months import months_after

from . import making

pytestmark = pytest.mark.django_db
ARROWS = {
    ("working", "upkeep_due"),
    ("upkeep_due", "working"),
    ("working", "out_of_order"),
    ("upkeep_due", "out_of_order"),
    ("out_of_order", "working"),
    ("working", "retired"),
    ("upkeep_due", "retired"),
    ("out_of_order", "retired"),
    ("retired", "working"),
}


def test_the_arrows_are_those_drawn():
    assert {pair for pair in arrows_of(Asset) if pair[0] != pair[1]} == ARROWS


@pytest.mark.both_databases
def test_upkeep_is_asked_of_whoever_has_it_in_their_care(office):
    asset = making.working(office, keeper=office.congchuc1)
    assert ask_for_upkeep(now()) == 0
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(asset.ask_upkeep, by=system_person())
    with frozen(now() + timedelta(days=30)):
        assert ask_for_upkeep(now()) == 1 and ask_for_upkeep(now()) == 0
        (task,) = Task.objects.about(asset).open()
        assert (task.verb, task.person) == ("record_upkeep", office.congchuc1)
        asset = Asset.objects.get(pk=asset.pk)
        asset = perform(asset.record_upkeep, by=office.congchuc1, done_on=today(), **making.DONE)
        assert (asset.state, asset.upkept_on, asset.next_upkeep_on) == ("working", today(), months_after(today(), 6))
        assert not Task.objects.about(asset).open().exists()
    (row,) = asset.works.all()
    assert (row.kind, row.done_by, row.proof) == ("upkeep", str(office.congchuc1), making.DONE["proof"])


def test_another_in_whose_care_it_is_is_asked_instead(office):
    asset = making.out_of_order(office)
    (task,) = Task.objects.about(asset).open()
    assert (task.verb, task.post) == ("put_back", "unit_head")
    asset = perform(asset.edit, by=office.truongphong, keeper=office.congchuc2)
    (task,) = Task.objects.about(asset).open()
    assert task.person == office.congchuc2


@pytest.mark.both_databases
def test_out_of_order_and_back_with_a_proof(office):
    asset = making.out_of_order(office)
    assert asset.broken_on == today()
    with pytest.raises(ValidationError), transaction.atomic():
        perform(asset.put_back, by=office.truongphong, done_on=today(), words="Thay trục")
    file = SimpleUploadedFile("nghiem-thu.pdf", b"%PDF-1.4 mau")
    asset = perform(asset.put_back, by=office.truongphong, done_on=today(), words="Thay trục", file=file)
    row = asset.works.get()
    assert (asset.state, asset.broken_on, row.kind, row.proof) == ("working", None, "repair", "nghiem-thu.pdf")


def test_a_day_to_come_is_no_day_on_which_something_was_done(office):
    asset = making.working(office)
    with pytest.raises(ValidationError), transaction.atomic():
        perform(asset.record_upkeep, by=office.truongphong, done_on=today() + timedelta(days=1), **making.DONE)
    asset = Asset.objects.get(pk=asset.pk)
    assert perform(asset.record_upkeep, by=office.truongphong, done_on=today(), **making.DONE).upkept_on == today()


def test_without_a_rhythm_nobody_is_asked(office):
    asset = making.working(office, every_months=0, next_upkeep_on=None)
    with frozen(now() + timedelta(days=4000)):
        assert ask_for_upkeep(now()) == 0
    asset = perform(asset.edit, by=office.truongphong, every_months=3)
    assert asset.next_upkeep_on == months_after(today(), 3)


def test_who_does_not_keep_it_neither_adds_nor_puts_back(office):
    with pytest.raises(WrongPerson), transaction.atomic():
        create(Asset, by=office.congchuc1, unit=office.units["vhxh"], title="Máy in", kind="printer", place="Quầy 1")
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(making.out_of_order(office).put_back, by=office.congchuc1, done_on=today(), **making.DONE)


@pytest.mark.both_databases
def test_the_figures_tell_what_is_kept_fit_and_what_is_not(office):
    making.kept_fit(office)
    making.upkeep_due(office, title="Máy lấy số")
    making.out_of_order(office, title="Máy in", every_months=0, next_upkeep_on=None)
    making.retired(office)
    period, unit = Period(today(), today()), office.units["vinhbao"]
    told = EQUIPMENT_UPKEPT.told(period, unit)
    assert (told.numerator, told.denominator, told.value) == (1, 2, 50)
    assert EQUIPMENT_OUT_OF_ORDER.told(period, unit).value == 1
