"""A revision is in force since it really was; and who writes, reviews and approves are three people (7.5.2, 7.5.3)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client
from django.utils.translation import override

from documents.controlled.printing import head_of, title_sheet
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import WrongPerson
from qms.lifecycle.models import Exemption, Task
from qms.workdays.months import months_after
from tests.documents.controlled import making


def late(office):
    """Set for a day on which nothing ran, and released two days after it."""
    revision = making.approved(office)
    perform(revision.schedule, by=office.thuky, in_force_on=today() + timedelta(days=1))
    with frozen(now() + timedelta(days=3)):
        return perform(revision.release, by=office.system)


def test_nothing_is_in_force_backwards(office):
    revision = making.approved(office)
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        perform(revision.release, by=office.thuky, in_force_on=today() - timedelta(days=1))
    assert "in_force_on" in refusal.value.message_dict
    released = perform(revision.release, by=office.thuky, in_force_on=today())
    assert (released.in_force_on, released.effective_on) == (today(), today())
    assert not released.is_dated_otherwise()


def test_a_day_that_passed_unused_is_told_beside_the_real_one(office):
    revision = late(office)
    assert revision.effective_on - revision.in_force_on == timedelta(days=2)
    with override("vi"):
        both = revision.in_force()
        assert all(f"{day:%d/%m/%Y}" in both for day in (revision.in_force_on, revision.effective_on))
        assert head_of(revision, None).in_force == both
        changes = next(block for block in title_sheet(revision, None) if hasattr(block, "columns"))
        assert changes.rows[-1][0] == both
        client = Client()
        client.force_login(office.congchuc1)
        for address in (
            f"/document-revisions/{revision.pk}",
            f"/documents/{revision.document_id}",
            "/document-revisions",
        ):
            assert both in client.get(address).content.decode(), address
    assert revision.document.in_force_since == revision.effective_on


@pytest.mark.parametrize(
    "reviewers, approver, field",
    [
        ("chutich", "chutich", "approver"),
        ("truongphong", "congchuc1", "approver"),
        ("congchuc1", "chutich", "reviewers"),
    ],
)
def test_three_people_from_the_first_word(office, reviewers, approver, field):
    given = {"reviewers": [getattr(office, reviewers)], "approver": getattr(office, approver)}
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        making.draft(office, **given)
    assert list(refusal.value.message_dict) == [field]
    revision = making.draft(office, document_=making.document(office, code="QT-HT-09"))
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        perform(revision.edit, by=office.congchuc1, **given)
    assert list(refusal.value.message_dict) == [field]


def test_an_exception_by_name_lets_one_person_review_and_approve(office):
    revision = making.draft(office, reviewers=[office.qmr], approver=office.chutich)
    revision = perform(revision.submit, by=office.congchuc1)
    perform(revision.endorse, by=office.qmr, password="demo")
    with pytest.raises(ValidationError), transaction.atomic():
        perform(revision.reassign, by=office.truongphong, reason="Nghỉ", approver=office.qmr)
    words = {"rule": "has_not_reviewed", "person": office.qmr, "grounds": "Chỉ có một người"}
    create(Exemption, by=office.chutich, record=revision, **words)
    revision = perform(revision.reassign, by=office.truongphong, reason="Nghỉ", approver=office.qmr)
    assert perform(revision.approve, by=office.qmr, password="demo").state == "approved"


def test_nobody_names_themselves_to_approve(office):
    revision = making.submitted(office)
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        perform(revision.reassign, by=office.qmr, reason="Nghỉ", approver=office.qmr)
    assert list(refusal.value.message_dict) == ["approver"]
    assert perform(revision.reassign, by=office.truongphong, reason="Nghỉ", approver=office.qmr).approver == office.qmr


def test_a_draft_goes_on_when_its_author_has_left(office):
    revision = making.draft(office)
    revision = perform(revision.reassign, by=office.truongphong, reason="Chuyển công tác", author=office.congchuc2)
    assert [task.person for task in Task.objects.about(revision).open()] == [office.congchuc2]
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(revision.submit, by=office.congchuc1)
    assert perform(revision.submit, by=office.congchuc2).state == "in_review"
    assert revision.author == office.congchuc2


# ── What stands over the revisions


def test_the_interval_of_review_can_be_changed_and_the_next_review_follows(office):
    document = making.effective(office).document
    before = document.next_review_on
    document = perform(document.edit, by=office.thuky, reason="Rà soát hằng năm", review_months=12)
    assert document.review_months == 12 and document.next_review_on == months_after(before, -12)
    with frozen(now() + timedelta(days=600)):
        document = perform(document.edit, by=office.qmr, reason="Rút ngắn", review_months=6)
        assert document.next_review_on == today()


def test_a_title_is_changed_until_it_is_that_of_a_revision_in_force(office):
    draft = making.draft(office).document
    assert perform(draft.edit, by=office.thuky, reason="Sai chính tả", title="Tên đúng").title == "Tên đúng"
    document = making.effective(office, document_=making.document(office, code="QT-HT-31")).document
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        perform(document.edit, by=office.thuky, reason="Sai chính tả", title="Tên khác")
    assert list(refusal.value.message_dict) == ["title"]
    assert perform(document.edit, by=office.thuky, reason="Thêm điều", clauses="7.5, 8.1").clauses == "7.5, 8.1"
