"""The revision's way, its refusals, and what follows (7.5.2, 7.5.3)."""

import pytest
from django.core.exceptions import ValidationError

from documents.acknowledgements.models import Acknowledgement
from documents.controlled.models import DocumentRevision
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import NotVisible, RuleNotMet, WrongPerson, WrongState
from qms.lifecycle.models import Task
from tests.documents.controlled import making as making


def verbs(record):
    return sorted((t.verb, (t.person and t.person.username) or t.post) for t in Task.objects.about(record).open())


def test_a_revision_becomes_effective_step_by_step(office):
    revision = making.draft(office)
    assert verbs(revision) == [("submit", "congchuc1")]
    perform(revision.submit, by=office.congchuc1)
    assert verbs(revision) == [("endorse", "truongphong")]
    perform(revision.endorse, by=office.truongphong, password="demo")
    assert verbs(revision) == [("approve", "chutich")]
    perform(revision.approve, by=office.chutich, password="demo")
    assert verbs(revision) == [("release", "document_controller")]
    perform(revision.release, by=office.thuky)
    assert revision.state == "effective"
    assert verbs(revision) == []
    assert [row.act for row in revision.history.order_by("sequence")] == [
        "create", "submit", "endorse", "approve", "release",
    ]  # fmt: skip


def test_release_supersedes_the_earlier_revision_and_asks_the_readers(office):
    first = making.effective(office)
    assert Acknowledgement.objects.filter(revision=first).count() == 3
    second = making.draft(office, document_=first.document, change_summary="Bổ sung mục 5.2")
    perform(second.submit, by=office.congchuc1)
    perform(second.endorse, by=office.truongphong, password="demo")
    perform(second.approve, by=office.chutich, password="demo")
    perform(second.release, by=office.thuky)
    first = DocumentRevision.objects.get(pk=first.pk)
    assert (first.state, second.state) == ("superseded", "effective")
    assert (second.issue, second.amendment) == (1, 1)


def test_the_author_may_not_approve(office):
    revision = making.submitted(office, approver=office.chutich)
    with pytest.raises(WrongPerson) as refusal:
        perform(revision.approve, by=office.congchuc1, password="demo")
    assert refusal.value.rule.name == "is_approver"


def test_the_same_person_endorses_once(office):
    revision = making.submitted(office, reviewers=[office.truongphong, office.qmr])
    perform(revision.endorse, by=office.truongphong, password="demo")
    with pytest.raises(WrongPerson):
        perform(revision.endorse, by=office.truongphong, password="demo")


def test_a_wrong_state_names_everything_that_is_missing(office):
    revision = making.draft(office)
    with pytest.raises(WrongState) as refusal:
        perform(revision.approve, by=office.chutich, password="demo")
    assert len(refusal.value.unmet) >= 2


def test_approval_waits_for_all_reviewers(office):
    revision = making.submitted(office, reviewers=[office.truongphong, office.qmr])
    perform(revision.endorse, by=office.truongphong, password="demo")
    with pytest.raises(RuleNotMet):
        perform(revision.approve, by=office.chutich, password="demo")


def test_the_administrator_sees_nothing(office):
    revision = making.draft(office)
    with pytest.raises(NotVisible):
        perform(revision.submit, by=office.quantri)


def test_signing_needs_the_password(office):
    revision = making.submitted(office)
    with pytest.raises(ValidationError):
        perform(revision.endorse, by=office.truongphong, password="wrong")


def test_only_one_revision_is_open(office):
    revision = making.draft(office)
    with pytest.raises(RuleNotMet):
        create(DocumentRevision, by=office.congchuc1, document=revision.document)
