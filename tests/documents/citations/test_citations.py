"""What texts cite is found in them, judged by a person, and asked about when what is cited no longer holds."""

from datetime import date, timedelta

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from documents.citations.models import Citation
from documents.citations.queries import ended_below, ending_below
from documents.controlled.models import Document, DocumentRevision
from documents.external.handlers import warn_of_what_ends_soon
from documents.external.models import ExternalDocument
from documents.external.signs import found_in
from documents.periodic_reviews.models import PeriodicReview
from qms.acts.acts import arrows_of
from qms.inbox.models import Notice
from qms.ledger.now import now, today
from qms.lifecycle.door import create, create_as_part, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.people.actors import Actor
from tests.audits.checklists import making as questions
from tests.audits.conduct import making as audits
from tests.documents.controlled import making as documents
from tests.documents.external import making as external
from tests.office import fresh
from tests.processes.cases import making as cases

from . import making

pytestmark = pytest.mark.both_databases
DECREE = "118/2025/NĐ-CP"


def browser(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def signs(subject, **wanted):
    return sorted(Citation.objects.of(subject).filter(**wanted).values_list("sign", flat=True))


def expire(office, document):
    return perform(document.expire, by=office.thuky, reason="Bị bãi bỏ")


def test_the_arrows_are_those_drawn():
    assert arrows_of(Citation) == {
        ("proposed", "confirmed"),
        ("refused", "confirmed"),
        ("proposed", "refused"),
        ("confirmed", "refused"),
        ("proposed", "lapsed"),
        ("confirmed", "lapsed"),
        ("lapsed", "proposed"),
    }


def test_a_draft_cites_nothing_yet_and_a_text_in_force_is_proposed_and_judged(office):
    external.in_force(office)
    revision = documents.draft(office, text=making.CITING)
    assert not Citation.objects.exists()
    for move, who, values in (
        ("submit", office.congchuc1, {}),
        ("endorse", office.truongphong, {"password": "demo"}),
        ("approve", office.chutich, {"password": "demo"}),
        ("release", office.thuky, {}),
    ):
        perform(getattr(revision, move), by=who, **values)
    known, unknown = Citation.objects.order_by("sign")
    assert (known.document.number, unknown.document, unknown.sign) == (DECREE, None, "TCVN ISO 9001:2015")
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(known.confirm, by=office.congchuc2)
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(unknown.confirm, by=office.thuky)
    assert perform(known.confirm, by=office.thuky).state == "confirmed"
    assert [row.act for row in known.history.order_by("history_id")] == ["create", "confirm"]


def test_a_new_text_keeps_what_was_said_proposes_what_is_new_and_lets_lapse_what_is_gone(office):
    cited = making.confirmed(office)
    document = cited.subject
    second = {"text": f"<p>Theo Nghị định {DECREE}, Thông tư 03/2025/TT-VPCP.</p>", "change_summary": "Bổ sung"}
    documents.effective(office, document_=document, **second)
    assert fresh(cited).state == "confirmed"
    assert signs(document, state="proposed") == ["03/2025/TT-VPCP"]
    assert signs(document, state="lapsed") == ["TCVN ISO 9001:2015"]
    documents.effective(office, document_=document, text=making.CITING, change_summary="Lại như cũ")
    assert signs(document, state="proposed") == ["TCVN ISO 9001:2015"]
    assert signs(document, state="lapsed") == ["03/2025/TT-VPCP"]


def test_what_was_refused_is_not_proposed_again(office):
    cited = making.refused(office)
    documents.effective(office, document_=cited.subject, text=making.CITING, change_summary="Sửa lỗi gõ")
    assert fresh(cited).state == "refused"
    expire(office, cited.document)
    assert not PeriodicReview.objects.exists()


def test_a_number_that_the_register_does_not_know_is_listed_and_entered_from_there(office):
    documents.effective(office, text=making.CITING)
    page = browser(office.thuky).get("/external-documents/unknown-numbers").text
    assert DECREE in page and "kind=decree" in page
    assert "kind=decree" not in browser(office.congchuc1).get("/external-documents/unknown-numbers").text
    form = browser(office.thuky).get(f"/external-documents/new?sign={DECREE}&kind=decree&body=Chính phủ").text
    assert f'value="{DECREE}"' in form and 'value="decree" selected' in form
    made = external.in_force(office)
    assert Citation.objects.get(sign=DECREE).document == made
    assert "kind=decree" not in browser(office.thuky).get("/external-documents/unknown-numbers").text


def test_what_is_affected_is_shown_before_and_asked_after(office):
    old = external.in_force(office, "61/2018/NĐ-CP", issued_on=None, effective_on=date(2018, 6, 21))
    procedure = cases.procedure(office)
    revision = documents.effective(office, text="<p>Nghị định 61/2018/NĐ-CP</p>")
    form = browser(office.thuky).get(f"/external-documents/{old.pk}/acts/expire").text
    assert "data-affected" in form and str(revision.document) in form and str(procedure) not in form
    assert not PeriodicReview.objects.exists()
    new = external.in_force(office)
    perform(old.replace, by=office.thuky, successor=new)
    review = PeriodicReview.objects.get()
    assert review.document == revision.document and review.due_on > today()
    assert "61/2018/NĐ-CP" in review.history.first().reason
    page = browser(office.truongphong).get(f"/periodic-reviews/{review.pk}").text
    assert "61/2018/NĐ-CP" in page and DECREE in page
    assert "61/2018/NĐ-CP" in browser(office.congchuc1).get(f"/documents/{revision.document_id}").text


def resting(office):
    """A decree in force, and a document in force that cites it."""
    old = external.in_force(office, "61/2018/NĐ-CP", issued_on=None, effective_on=date(2018, 6, 21))
    return old, documents.effective(office, text="<p>Nghị định 61/2018/NĐ-CP</p>").document


def warned(office, days=30):
    """The same, with a last day that is near, and of which the clock has warned."""
    old, document = resting(office)
    perform(old.edit, by=office.thuky, expires_on=today() + timedelta(days=days))
    warn_of_what_ends_soon(now())
    return fresh(old), document


def test_before_its_last_day_what_rests_on_it_is_asked_with_a_day_and_the_desk_is_told_otherwise(office):
    old, document = warned(office)
    review = PeriodicReview.objects.get()
    assert (review.document, review.because_of, review.due_on) == (document, old, old.expires_on)
    assert ended_below(Document, [document.pk]) == {} and ending_below(Document, [document.pk]) == {document.pk: [old]}
    page = browser(office.truongphong).get(f"/periodic-reviews/{review.pk}").text
    assert "data-ending" in page and f"{old.expires_on:%d/%m/%Y}" in page
    perform(perform(review.propose_keep, by=office.truongphong, reason="Vẫn đúng").confirm_keep, by=review.approver,
            next_on=today() + timedelta(days=300))  # fmt: skip
    expire(office, old)
    assert PeriodicReview.objects.count() == 1  # who answered knew of this end: they are not asked twice


def test_taken_back_what_it_opened_is_ended_and_what_was_answered_stays_and_is_shown(office):
    old, document = resting(office)
    other, third = documents.document(office, code="QT-HT-09"), documents.document(office, code="QT-HT-10")
    documents.effective(office, document_=other, text="<p>61/2018/NĐ-CP</p>")
    documents.effective(office, document_=third, text="<p>61/2018/NĐ-CP và 107/2021/NĐ-CP</p>")
    external.in_force(office, "107/2021/NĐ-CP", expires_on=today() + timedelta(days=10))
    expire(office, old)
    reviews = {each.document: each for each in PeriodicReview.objects.all()}
    assert set(reviews) == {document, other, third}
    perform(reviews[other].propose_keep, by=office.truongphong, reason="Vẫn đúng")
    perform(fresh(old).take_back, by=office.thuky, reason="Nhầm số")
    states = {each.document: each.state for each in PeriodicReview.objects.all()}
    assert states == {document: "ended", other: "proposed", third: "due"}  # the third rests on another end
    page = browser(office.thuky).get(f"/external-documents/{old.pk}").text
    assert all(each.number in page for each in PeriodicReview.objects.all())
    expire(office, fresh(old))
    assert PeriodicReview.objects.filter(document=document, state="due").count() == 1  # it really ends: asked anew


def test_the_desk_is_told_of_an_end_that_is_near(office):
    procedure = cases.procedure(office)
    old = external.in_force(office, "61/2018/NĐ-CP", issued_on=None, effective_on=date(2018, 6, 21))
    citing = {"subject": procedure, "found": found_in("61/2018/NĐ-CP")["61/2018/NĐ-CP"], "places": ["text"]}
    create_as_part(Citation, actor=Actor(office.thuky), **citing)
    new = external.in_force(office, effective_on=today() + timedelta(days=20), issued_on=today())
    desk = browser(office.motcua1)
    assert "61/2018/NĐ-CP" not in desk.get("/cases/new").text
    perform(old.announce, by=office.thuky, successor=new)
    page = desk.get(f"/cases/new?procedure={procedure.number}").text
    assert "data-ending" in page and "tone-late" not in page.partition("data-ending")[0].rpartition("<form")[2]
    assert "61/2018/NĐ-CP" in desk.get("/cases/new").text and new.number in page


def test_who_is_revising_it_already_is_told_and_an_open_review_is_enough(office):
    cited = making.proposed(office)
    draft = documents.draft(office, document_=cited.subject, change_summary="Bổ sung")
    before = Notice.objects.of(office.congchuc1).count()
    expire(office, cited.document)
    assert not PeriodicReview.objects.exists()
    assert Notice.objects.of(office.congchuc1).count() == before + 1
    perform(draft.cancel, by=office.congchuc1, reason="Thôi")
    other = external.in_force(office, "TCVN ISO 9001:2015")
    create(PeriodicReview, by=office.truongphong, document=cited.subject)
    expire(office, other)
    assert PeriodicReview.objects.count() == 1


def test_the_desk_is_warned_of_a_procedure_that_rests_on_what_ended(office):
    document = external.in_force(office)
    procedure = cases.procedure(office)
    revision = DocumentRevision.objects.get(document=procedure)
    assert signs(procedure) == []
    version = revision.procedure_version
    assert version.legal_basis == ""
    with_basis(office, procedure, f"Nghị định {DECREE}")
    assert signs(procedure) == [DECREE]
    desk = browser(office.motcua1)
    assert DECREE not in desk.get("/cases/new").text
    expire(office, document)
    assert ended_below(Document, [procedure.pk]) == {procedure.pk: [fresh(document)]}
    assert DECREE in desk.get("/cases/new").text
    assert DECREE in desk.get(f"/cases/new?procedure={procedure.number}").text


def with_basis(office, procedure, basis):
    """The procedure in force again, with another legal basis."""
    draft = documents.draft(office, document_=procedure, change_summary="Căn cứ mới")
    version = draft.procedure_version
    perform(version.define, by=office.congchuc1, definition=version.definition() | {"legal_basis": basis})
    perform(draft.submit, by=office.congchuc1)
    perform(draft.endorse, by=office.truongphong, password="demo")
    perform(draft.approve, by=office.chutich, password="demo")
    perform(DocumentRevision.objects.get(pk=draft.pk).release, by=office.thuky)


def test_a_question_for_audits_cites_while_it_is_asked(office):
    audits.clause("8.5")
    question = questions.question(office)
    perform(question.edit, by=office.qmr, text=f"Có theo Nghị định {DECREE} không?")
    assert signs(question, state="proposed") == [DECREE]
    assert DECREE in browser(office.qmr).get(reverse("audit_questions_record", args=[question.pk])).text
    perform(question.retire, by=office.qmr, reason="Thôi hỏi")
    assert signs(question, state="lapsed") == [DECREE]


def test_several_are_confirmed_at_once_by_who_may(office):
    cited = making.proposed(office)
    page, address = (
        f"/external-documents/{cited.document_id}",
        f"/external-documents/{cited.document_id}/confirm-citations",
    )
    assert 'name="citation"' not in browser(office.congchuc2).get(page).text
    assert 'name="citation"' in browser(office.thuky).get(page).text
    browser(office.congchuc2).post(address, {"citation": [cited.pk]})
    assert fresh(cited).state == "proposed"
    browser(office.thuky).post(address, {"citation": [cited.pk, "x", 10**9]})
    assert fresh(cited).state == "confirmed"
    assert ExternalDocument.objects.count() == 1
