"""A controlled copy is numbered, called back with its revision, and accounted for (7.5.3)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from documents.copies.models import ControlledCopy
from documents.copies.page import accounts_of
from qms.inbox.models import Notice
from qms.ledger.entry import recording
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson, WrongState
from qms.lifecycle.models import Task
from tests.documents.controlled import making as documents

from . import making

pytestmark = pytest.mark.django_db


def again(copy):
    return ControlledCopy.objects.get(pk=copy.pk)


def asked(copy):
    return [(task.verb, task.post) for task in Task.objects.about(copy).open()]


@pytest.mark.both_databases
def test_a_copy_goes_out_comes_back_and_is_destroyed(office):
    copy = making.issued(office)
    assert (copy.state, copy.place_no, asked(copy)) == ("issued", 1, [])
    copy = perform(copy.receive, by=office.truongphong)
    copy = perform(copy.recall, by=office.thuky, reason="Bản mới")
    assert asked(copy) == [("return_copy", "document_controller")]
    copy = perform(copy.return_copy, by=office.thuky)
    assert (copy.received_on, copy.ended_on, asked(copy)) == (today(), today(), [])
    copy = perform(copy.destroy, by=office.thuky, **making.MINUTE)
    assert (copy.state, copy.minute) == ("destroyed", making.MINUTE["minute"])


@pytest.mark.both_databases
def test_copies_are_numbered_one_after_the_other_for_each_revision(office):
    first = making.issued(office)
    second = making.issued(office, document=first.revision.document, to_unit=None, to_outside="Sở KH&CN")
    assert [first.place_no, second.place_no, second.receiver()] == [1, 2, "Sở KH&CN"]


@pytest.mark.parametrize(
    "given",
    [
        {"to_unit": None},
        {"to_outside": "Sở KH&CN"},
        {"to_unit": None, "to_outside": "Sở KH&CN", "to_post": "clerk"},
    ],
)
def test_it_goes_to_one_receiver(office, given):
    with pytest.raises(ValidationError), transaction.atomic():
        making.issued(office, **given)


def test_only_what_is_in_force_is_handed_out_and_only_by_keepers(office):
    draft = documents.draft(office)
    given = {"document": draft.document, "to_unit": office.units["vhxh"], "place": "Tủ"}
    with pytest.raises(ValidationError), transaction.atomic():
        create(ControlledCopy, by=office.thuky, **given)
    in_force = documents.effective(office, document_=documents.document(office, code="QT-02"))
    with pytest.raises(WrongPerson), transaction.atomic():
        create(ControlledCopy, by=office.congchuc1, **(given | {"document": in_force.document}))


@pytest.mark.parametrize("how", ["superseded", "withdrawn"])
def test_copies_are_called_back_with_their_revision_and_each_is_a_task(office, how):
    copy = making.issued(office)
    other = making.issued(office, document=copy.revision.document, to_unit=None, to_person=office.congchuc2)
    back = perform(making.issued(office, document=copy.revision.document).return_copy, by=office.thuky)
    if how == "withdrawn":
        perform(copy.revision.withdraw, by=office.qmr, reason="Bãi bỏ")
    else:
        documents.effective(office, document_=copy.revision.document, change_summary="Sửa mục 3")
    assert [again(each).state for each in (copy, other, back)] == ["recalled", "recalled", "returned"]
    assert asked(copy) == asked(other) == [("return_copy", "document_controller")]
    told = Notice.objects.filter(message__contains="is recalled")
    assert {each.person for each in told} == {office.truongphong, office.congchuc2}


def test_a_copy_that_is_with_its_holder_is_not_destroyed_and_days_are_past(office):
    copy = making.issued(office)
    with pytest.raises(WrongState), transaction.atomic():
        perform(copy.destroy, by=office.thuky, **making.MINUTE)
    with pytest.raises(ValidationError), transaction.atomic():
        perform(copy.receive, by=office.thuky, received_on=today() + timedelta(days=1))
    copy = perform(copy.receive, by=office.thuky)
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(copy.receive, by=office.thuky)


def test_its_holder_reports_it_lost_and_it_may_be_found_again(office):
    copy = making.issued(office, to_unit=None, to_person=office.congchuc3)
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(copy.report_lost, by=office.congchuc1, reason="Mất", **making.MINUTE)
    copy = perform(copy.report_lost, by=office.congchuc3, reason="Mất", **making.MINUTE)
    assert copy.state == "lost" and perform(copy.return_copy, by=office.thuky).state == "returned"


def test_the_account_tells_every_copy_of_every_revision(office, client):
    copy = making.issued(office)
    making.issued(office, document=copy.revision.document, to_unit=None, to_outside="Sở KH&CN Hải Phòng")
    newer = documents.effective(office, document_=copy.revision.document, change_summary="Sửa mục 3")
    making.issued(office, document=newer.document)
    newest, oldest = accounts_of(newer.document, office.thuky)
    assert [len(newest.copies), len(oldest.copies), len(oldest.missing())] == [1, 2, 2]
    client.force_login(office.thuky)
    page = client.get(f"/documents/{newer.document_id}/copies").content.decode()
    assert "Sở KH&amp;CN Hải Phòng" in page and "Tủ hồ sơ ISO" in page


def test_the_database_refuses_a_copy_that_goes_to_two(office):
    copy = making.issued(office)
    copy.to_outside = "Sở"
    with pytest.raises(IntegrityError), transaction.atomic(), recording(by=office.system, act="test"):
        copy.save()
