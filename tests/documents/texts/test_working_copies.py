"""A file changed elsewhere takes the place of the one from which it was started, and of no other."""

import io

import docx
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from documents.controlled.forms import EditForm
from documents.files.working_copy import stamped, started_from
from qms.lifecycle.door import perform

from . import making

pytestmark = pytest.mark.both_databases


def taken(office, revision):
    """The file of a draft, downloaded to be changed."""
    client = Client()
    client.force_login(office.congchuc1, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(reverse("revision_working_copy", args=[revision.pk, revision.files().get().pk]))
    return SimpleUploadedFile("quy-trinh.docx", answer.content)


def changed(upload, words):
    """The same file after somebody wrote into it with another program."""
    document = docx.Document(io.BytesIO(upload.read()))
    document.add_paragraph(words)
    content = io.BytesIO()
    document.save(content)
    return SimpleUploadedFile(upload.name, content.getvalue())


def send(office, revision, upload, **given):
    form = EditForm(given, {"file": upload}, record=revision, user=office.congchuc1)
    assert form.is_valid(), form.errors
    told = {name: form.cleaned_data[name] for name in ("file", "based_on")}
    with transaction.atomic():
        return perform(revision.edit, by=office.congchuc1, **told)


def test_the_stamp_is_kept_by_another_program_and_renewed():
    copy = SimpleUploadedFile("a.docx", stamped(making.word().read(), "a" * 64))
    later = changed(copy, "Thêm")
    assert started_from(later) == "a" * 64
    assert started_from(SimpleUploadedFile("a.docx", stamped(later.read(), "b" * 64))) == "b" * 64
    assert started_from(making.word()) == ""


def test_a_copy_that_was_changed_takes_the_place_of_its_file(office):
    revision = making.with_file(office)
    first = revision.files().get()
    send(office, revision, changed(taken(office, revision), "Thêm một đoạn"))
    second = revision.files().get()
    assert second.pk != first.pk
    assert list(revision.content_files.all()) == [second, first]


def test_two_who_started_from_the_same_file_do_not_overwrite_each_other(office):
    revision = making.with_file(office)
    mine, theirs = (changed(taken(office, revision), words) for words in ("của tôi", "của người kia"))
    send(office, revision, theirs)
    kept = revision.files().get()
    with override("en"), pytest.raises(ValidationError, match="Another file has come since you took yours"):
        send(office, revision, mine)
    assert revision.files().get() == kept
    mine.seek(0)
    send(office, revision, mine, based_on=kept.sha256)  # they have brought both together, and say so
    assert revision.files().get() != kept


def test_a_file_that_does_not_say_is_asked_for(office):
    revision = making.with_file(office)
    with override("en"), pytest.raises(ValidationError, match="say from which file you started"):
        send(office, revision, making.word("Khác"))
    send(office, revision, making.word("Khác"), based_on=revision.files().get().sha256)
    assert revision.files().count() == 1


def test_a_pdf_stands_beside_the_word_file(office):
    revision = making.with_file(office)
    send(office, revision, making.pdf())
    assert revision.files().count() == 2
