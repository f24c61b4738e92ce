"""A review goes on when its approver has left, and ends with what it asks about (7.5.2)."""

from datetime import timedelta

import pytest

from documents.controlled.models import DocumentRevision
from documents.periodic_reviews.handlers import open_due_reviews
from documents.periodic_reviews.models import PeriodicReview
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import WrongPerson
from qms.lifecycle.models import Task
from tests.documents.controlled import making
from tests.processes.cases.making import refusing


def due(office):
    return create(PeriodicReview, by=office.truongphong, document=making.effective(office).document)


def proposed(office):
    return perform(due(office).propose_keep, by=office.truongphong, reason="Vẫn đúng")


def again(review):
    return PeriodicReview.objects.get(pk=review.pk)


def asked(review):
    return [task.person for task in Task.objects.about(review).open()]


def test_another_confirms_when_the_approver_has_left(office):
    review = proposed(office)
    assert asked(review) == [office.chutich]
    given = {"next_on": today() + timedelta(days=400)}
    with refusing(WrongPerson):
        perform(review.confirm_keep, by=office.qmr, **given)
    review = perform(review.reassign, by=office.truongphong, reason="Chuyển công tác", approver=office.qmr)
    assert asked(review) == [office.qmr]
    assert perform(review.confirm_keep, by=office.qmr, **given).state == "kept"


def test_a_revision_begun_elsewhere_answers_the_review(office):
    review = due(office)
    making.draft(office, document_=review.document)
    assert again(review).state == "revision_opened" and asked(review) == []
    assert again(review).history.first().reason.startswith(review.document.number)


def test_the_revision_that_a_review_opens_is_the_only_one(office):
    review = perform(due(office).open_revision, by=office.truongphong)
    draft = DocumentRevision.objects.get(document=review.document, state="draft")
    assert (draft.author, draft.text) == (office.truongphong, review.revision.text)
    assert review.history.first().act == "open_revision"


@pytest.mark.parametrize("make", [due, proposed])
def test_a_review_ends_with_the_revision_it_asks_about(office, make):
    review = make(office)
    perform(review.revision.withdraw, by=office.qmr, reason="Không còn dùng")
    assert again(review).state == "ended" and asked(review) == []


def test_a_review_asked_for_beside_a_draft_ends_at_its_release(office):
    document = making.effective(office).document
    draft = making.draft(office, document_=document, change_summary="Bổ sung")
    review = create(PeriodicReview, by=office.truongphong, document=document)
    perform(draft.submit, by=office.congchuc1)
    perform(draft.endorse, by=office.truongphong, password="demo")
    perform(draft.approve, by=office.chutich, password="demo")
    assert again(review).state == "due"
    perform(draft.release, by=office.thuky)
    assert again(review).state == "ended"


def test_a_draft_given_up_leaves_the_question_to_the_clock(office):
    review = due(office)
    draft = making.draft(office, document_=review.document)
    with frozen(now() + timedelta(days=800)):
        assert open_due_reviews(now()) == 0
        perform(draft.cancel, by=office.congchuc1, reason="Thôi")
        assert open_due_reviews(now()) == 1
