"""A new revision begins with what is in force, and the comparison shows only what was changed (7.5.2)."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from documents.authorities.models import Authority
from documents.controlled.forms import RevisionForm
from documents.controlled.models import DocumentRevision
from qms.api.tokens import issue_token
from qms.lifecycle.door import create, perform
from tests.documents.authorities import making as authorities
from tests.documents.controlled import making

TEXT = "<h2>Mục đích</h2><p>Một</p><p>Hai</p>"


def pdf(name="quy-trinh.pdf"):
    return SimpleUploadedFile(name, b"%PDF-1.7 mau " + name.encode())


@pytest.fixture
def in_force(office):
    return making.effective(office, text=TEXT, file=pdf())


def named(revision):
    return [each.person.username for each in revision.roles.reviewers], revision.approver.username


def browser(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_what_is_not_given_is_as_in_force(office, in_force):
    revision = create(DocumentRevision, by=office.congchuc1, document=in_force.document)
    assert (revision.text, revision.title) == (in_force.text, in_force.title)
    assert named(revision) == (["truongphong"], "chutich")
    assert [(each.post, each.unit.code) for each in revision.readers.all()] == [("officer", "vhxh")]
    [file] = revision.files()
    assert file.sha256 == in_force.files().get().sha256 and file.pk != in_force.files().get().pk
    assert revision.change_summary == revision.decision == ""


def test_what_is_given_is_taken_and_nothing_is_added_to_it(office, in_force):
    given = {"text": "<p>Khác</p>", "reviewers": [office.qmr], "readers": [], "approver": None}
    revision = create(DocumentRevision, by=office.congchuc1, document=in_force.document, keep_files=False, **given)
    assert (revision.text, revision.approver, revision.readers.count()) == ("<p>Khác</p>", None, 0)
    assert [each.person for each in revision.roles.reviewers] == [office.qmr] and not revision.files().exists()


def test_another_file_takes_its_place(office, in_force):
    revision = create(DocumentRevision, by=office.congchuc1, document=in_force.document, file=pdf("moi.pdf"))
    assert [each.name for each in revision.files()] == ["moi.pdf"]
    (first,) = revision.files()
    other = perform(revision.edit, by=office.congchuc1, file=pdf("moi-nua.pdf"), based_on=first.sha256)
    assert [each.name for each in other.files()] == ["moi-nua.pdf"]


def test_whoever_may_not_do_it_any_more_is_not_named_again(office, in_force):
    authorities.decided(office, kind="system_procedure", review=["quality_manager@line"])
    assert Authority.objects.count() == 1
    revision = create(DocumentRevision, by=office.congchuc1, document=in_force.document)
    assert not revision.roles.reviewers and revision.approver is None


def test_the_author_of_the_next_does_not_review_it(office, in_force):
    revision = create(DocumentRevision, by=office.truongphong, document=in_force.document)
    assert not revision.roles.reviewers and revision.approver == office.chutich


def test_the_form_shows_what_is_in_force_and_the_page_leads_to_it(office, in_force):
    form = RevisionForm(user=office.congchuc1, initial={"document": in_force.document.number})
    assert form["text"].value() == in_force.text and form["reviewers"].value() == ["truongphong"]
    assert form["approver"].value() == "chutich" and "keep_files" in form.fields
    client = browser(office.congchuc1)
    begun = f"/document-revisions/new?after={in_force.pk}"
    assert begun in client.get(f"/document-revisions/{in_force.pk}").content.decode()
    assert "Một" in client.get(begun).content.decode()
    first = making.document(office, code="QT-HT-09")
    assert "keep_files" not in RevisionForm(user=office.congchuc1, initial={"document": first.number}).fields


def test_a_script_begins_with_what_is_in_force_too(office, in_force):
    ask = Client(headers={"Authorization": f"Token {issue_token(office.congchuc1)}"}).post
    given = {"document": in_force.document.number}
    made = ask("/api/document-revisions", given, content_type="application/json")
    assert made.status_code == 201, made.content
    revision = DocumentRevision.objects.get(pk=made.json()["id"])
    assert (revision.text, named(revision)) == (in_force.text, (["truongphong"], "chutich"))


def test_the_comparison_shows_what_was_changed_and_folds_the_rest(office, in_force):
    changed = {"text": TEXT.replace("Hai", "Ba"), "change_summary": "Sửa"}
    revision = create(DocumentRevision, by=office.congchuc1, document=in_force.document, **changed)
    page = browser(office.congchuc1).get(f"/document-revisions/{revision.pk}/compare")
    assert [(changed, len(lines)) for changed, lines in page.context["passages"]] == [(False, 2), (True, 1)]
    assert page.content.decode().partition("<main")[2].count("<details") == 1


def test_whoever_endorses_or_approves_has_the_content_before_them(office):
    revision = making.submitted(office, text=TEXT, file=pdf())
    for person, act in ((office.truongphong, "endorse"), (office.chutich, "approve")):
        page = browser(person).get(f"/document-revisions/{revision.pk}/acts/{act}").content.decode()
        assert "<p>Một</p>" in page and "quy-trinh.pdf" in page
