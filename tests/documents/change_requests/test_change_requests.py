"""Anybody asks for a change, the document's owner decides with a reason, and the revision is told (7.5.2)."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from documents.change_requests.models import ChangeRequest
from qms.evidence.links import led_to
from qms.evidence.papers import kept_papers
from qms.inbox.models import Notice
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from tests.documents.controlled import making as documents

from . import making

pytestmark = pytest.mark.django_db


def asked(request):
    return [(task.verb, task.post) for task in Task.objects.about(request).open()]


@pytest.mark.both_databases
def test_a_request_is_decided_leads_to_a_revision_and_is_settled_with_it(office):
    request = making.raised(office)
    assert asked(request) == [("accept", "unit_head")]
    request = perform(request.accept, by=office.truongphong, **making.OPINION)
    assert asked(request) == [("begin_revision", "unit_head")] and len(kept_papers(request, "request")) == 1
    perform(request.begin_revision, by=office.truongphong)
    request = ChangeRequest.objects.get(pk=request.pk)
    draft = request.revision
    assert (request.state, draft.author, draft.state) == ("revising", office.truongphong, "draft")
    assert request.number in draft.change_summary and list(led_to(request, type(draft))) == [draft]
    assert asked(request) == []
    perform(draft.cancel, by=office.truongphong, reason="Thôi")
    request = ChangeRequest.objects.get(pk=request.pk)
    assert (request.state, request.revision) == ("accepted", None) and asked(request) == [
        ("begin_revision", "unit_head")
    ]


def test_it_is_settled_when_the_revision_is_in_force_and_who_asked_is_told(office):
    request = making.settled(office)
    assert request.state == "settled" and request.revision.state == "effective"
    told = [each.message for each in Notice.objects.filter(person=office.congchuc2, message__contains="{subject}")]
    assert any("in force" in message for message in told) and any("decided" in message for message in told)


def test_somebody_else_decides(office):
    document = documents.effective(office).document
    given = {"kind": "change", "document": document, "grounds": "Luật mới"}
    assert create(ChangeRequest, by=office.congchuc3, **given).state == "raised"  # of another unit
    own = create(ChangeRequest, by=office.truongphong, **given)
    assert asked(own) == [("accept", "quality_manager")]
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(own.accept, by=office.truongphong, **making.OPINION)
    assert perform(own.accept, by=office.qmr, **making.OPINION).decided_by == office.qmr


@pytest.mark.parametrize(
    "given",
    [
        {"kind": "change", "document": None},
        {"kind": "write", "title": "Quy trình lưu trữ"},
        {"kind": "write", "document": None, "title": ""},
    ],
)
def test_it_names_what_there_is_or_what_is_new(office, given):
    with pytest.raises(ValidationError), transaction.atomic():
        create(ChangeRequest, by=office.congchuc2, grounds="Luật mới", **given)


def test_a_new_document_is_joined_and_not_begun(office):
    new = {"kind": "write", "title": "Quy trình lưu trữ", "unit": office.units["vhxh"], "grounds": "Chưa có"}
    request = perform(create(ChangeRequest, by=office.congchuc2, **new).accept, by=office.truongphong, **making.OPINION)
    assert asked(request) == [("join_revision", "unit_head")]
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(request.begin_revision, by=office.truongphong)
    draft = documents.draft(office)
    assert perform(request.join_revision, by=office.truongphong, revision=draft).revision == draft


def test_a_revision_of_another_document_answers_nothing(office):
    request = making.accepted(office)
    other = documents.draft(office, document_=documents.document(office, code="QT-KHAC"))
    with pytest.raises(ValidationError), transaction.atomic():
        perform(request.join_revision, by=office.truongphong, revision=other)


def test_what_is_to_be_abolished_is_settled_with_the_withdrawal(office):
    request = making.accepted(office, kind="abolish")
    assert asked(request) == [("note_abolished", "quality_manager")]
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(request.note_abolished, by=office.qmr)
    perform(request.document.effective_revision().withdraw, by=office.qmr, reason="Bãi bỏ")
    assert ChangeRequest.objects.get(pk=request.pk).state == "settled"


def test_it_is_seen_on_the_page_of_the_document_and_prefilled(office, client):
    request = making.raised(office)
    client.force_login(office.congchuc2)
    page = client.get(f"/documents/{request.document_id}").content.decode()
    assert request.number in page and "Bỏ bước 3" in page
    form = client.get(f"/change-requests/new?document={request.document.number}").content.decode()
    assert f'value="{request.document.number}" selected' in form
