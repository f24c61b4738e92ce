"""What is said about a draft is answered before it goes on, and a suggestion taken over changes the text (7.5.2)."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client

from documents.comments.models import Comment
from documents.controlled.models import DocumentRevision
from qms.acts.acts import arrows_of
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import NotVisible, RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from tests.documents.controlled import making as documents

from . import making

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]
ARROWS = {
    ("open", "answered"),
    ("open", "accepted"),
    ("open", "refused"),
    ("open", "withdrawn"),
    ("answered", "settled"),
    ("answered", "open"),
    ("answered", "withdrawn"),
    ("open", "lapsed"),
    ("answered", "lapsed"),
}


def asked(comment):
    return [(task.verb, task.person.username) for task in Task.objects.about(comment).open()]


def test_the_arrows_are_those_drawn():
    assert arrows_of(Comment) == ARROWS


def test_it_is_answered_and_settled_and_stays_on_record(office):
    comment = making.comment(office)
    assert asked(comment) == [("reply", "congchuc1")]
    comment = perform(comment.reply, by=office.congchuc1, answer=" Đã sửa ")
    assert (comment.answer, asked(comment)) == ("Đã sửa", [("settle", "truongphong")])
    comment = perform(comment.open_again, by=office.truongphong, reason="Chưa đúng")
    comment = perform(comment.reply, by=office.congchuc1, answer="Đã sửa lại")
    comment = perform(comment.settle, by=office.truongphong)
    told = [row.act for row in comment.history.order_by("history_id")]
    assert told == ["create", "reply", "open_again", "reply", "settle"] and asked(comment) == []


def test_a_suggestion_that_is_accepted_changes_the_text_by_the_drafts_own_act(office):
    comment = making.accepted(office)
    revision = DocumentRevision.objects.get(pk=comment.revision_id)
    assert revision.text == "<p>Thời hạn là ba ngày</p>"
    last = revision.history.order_by("-history_id").first()
    assert (last.act, last.reason, last.history_user) == ("edit", comment.number, office.congchuc1)


def test_a_suggestion_that_is_refused_keeps_the_text_and_the_reason(office):
    comment = making.refused(office)
    assert DocumentRevision.objects.get(pk=comment.revision_id).text == "<p>Thời hạn là năm ngày</p>"
    with pytest.raises(ValidationError), transaction.atomic():
        perform(making.suggestion(office, revision=comment.revision).refuse, by=office.congchuc1)


def test_what_is_submitted_is_not_changed_by_a_suggestion(office):
    revision = documents.submitted(office, text="<p>Thời hạn là năm ngày</p>")
    comment = making.suggestion(office, revision=revision)
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(comment.accept, by=office.congchuc1)
    perform(revision.return_for_change, by=office.truongphong, reason="Sửa thời hạn")
    assert perform(comment.accept, by=office.congchuc1).state == "accepted"


def test_a_passage_that_is_there_twice_is_changed_by_hand(office):
    revision = documents.draft(office, text="<p>năm ngày</p><p>năm ngày</p>")
    comment = making.suggestion(office, revision=revision)
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(comment.accept, by=office.congchuc1)


def test_a_passage_that_is_not_in_the_text_is_refused_with_what_to_do(office):
    for given in ({"passage": "tám ngày"}, {"suggestion": "ba ngày"}):
        with pytest.raises(ValidationError) as refusal, transaction.atomic():
            making.comment(office, revision=_draft(office), **given)
        assert list(refusal.value.message_dict) == ["passage"]


def _draft(office):
    return DocumentRevision.objects.first() or documents.draft(office)


def test_only_who_is_named_comments_and_only_the_author_answers(office):
    revision = documents.draft(office)
    with pytest.raises(WrongPerson), transaction.atomic():
        making.comment(office, revision=revision, by=office.congchuc2)
    comment = making.comment(office, revision=revision, by=office.chutich)
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(comment.reply, by=office.truongphong, answer="x")
    answered = perform(comment.reply, by=office.congchuc1, answer="x")
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(answered.settle, by=office.congchuc1)
    with pytest.raises(NotVisible), transaction.atomic():
        perform(answered.settle, by=office.congchuc3)


def test_what_is_decided_is_commented_on_no_more(office):
    revision = documents.approved(office)
    with pytest.raises(RuleNotMet), transaction.atomic():
        create(Comment, by=office.truongphong, revision=revision, words="Muộn")


def test_another_author_is_asked_and_a_revision_given_up_ends_it(office):
    comment = making.comment(office)
    perform(comment.revision.reassign, by=office.truongphong, reason="Chuyển công tác", author=office.congchuc2)
    assert asked(comment) == [("reply", "congchuc2")]
    perform(comment.revision.cancel, by=office.congchuc2, reason="Thôi")
    assert (Comment.objects.get(pk=comment.pk).state, asked(comment)) == ("lapsed", [])


def test_the_quality_manager_settles_for_whoever_has_left(office):
    assert perform(making.answered(office).settle, by=office.qmr).state == "settled"


# ── With open comments nothing goes on


def test_a_draft_with_an_open_comment_is_not_submitted(office):
    comment = making.comment(office)
    with pytest.raises(RuleNotMet) as refusal, transaction.atomic():
        perform(comment.revision.submit, by=office.congchuc1)
    assert "1" in str(refusal.value.unmet[0])
    perform(comment.reply, by=office.congchuc1, answer="Đã sửa")
    assert perform(comment.revision.submit, by=office.congchuc1).state == "in_review"


def test_nothing_is_endorsed_or_approved_while_a_comment_is_open(office):
    revision = documents.submitted(office)
    first = making.comment(office, revision=revision)
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(revision.endorse, by=office.truongphong, password="demo")
    perform(first.reply, by=office.congchuc1, answer="Có căn cứ")
    perform(revision.endorse, by=office.truongphong, password="demo")
    second = making.comment(office, revision=revision, by=office.chutich)
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(revision.approve, by=office.chutich, password="demo")
    perform(second.withdraw, by=office.chutich)
    assert perform(revision.approve, by=office.chutich, password="demo").state == "approved"


def test_pages_show_what_is_open_where_it_is_decided(office):
    revision = documents.submitted(office, text="<p>Thời hạn là năm ngày</p>")
    client = Client()
    client.force_login(office.truongphong, backend="django.contrib.auth.backends.ModelBackend")
    given = {"revision": revision.number, "words": "Xem lại <b>thời hạn</b>", "passage": "năm ngày"}
    assert client.post("/documents/comments/new", given | {"words": ""}).status_code == 422
    assert client.post("/documents/comments/new", given).status_code == 302
    for page in (f"/document-revisions/{revision.pk}", f"/document-revisions/{revision.pk}/acts/endorse"):
        shown = client.get(page).content.decode()
        assert "Xem lại &lt;b&gt;thời hạn&lt;/b&gt;" in shown and "“năm ngày”" in shown, page
    assert client.get(f"/documents/comments/{Comment.objects.get().pk}").status_code == 200
