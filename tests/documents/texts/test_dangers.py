"""What a file must not be: each has its own sentence, and nothing of it is stored."""

from unittest.mock import patch

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from documents.controlled.forms import ContentForm
from documents.files import apart, dangers
from documents.files.apart import Fault, Unreadable, read_apart
from documents.files.dangers import look_at
from qms.evidence.attachments import Attachment

from . import making

BOMB = making.repacked(making.word(), inside={"word/media/a.bin": b"\0" * 90_000_000})
LAUGHS = b'<?xml version="1.0"?><!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><w:document/>'
NAMED = "It has a file whose name leads out of its folder"
BAD = {
    "empty": (SimpleUploadedFile("a.docx", b""), "The file is empty."),
    "macros by name": (SimpleUploadedFile("a.docm", b"PK\3\4"), "It has macros"),
    "macros inside": (making.repacked(making.word(), inside={"word/vbaProject.bin": b"x"}), "It has macros"),
    "old or locked": (SimpleUploadedFile("a.docx", dangers.OLD_OFFICE + b"x" * 99), "It is under a password"),
    "another kind": (SimpleUploadedFile("a.exe", b"MZ"), "Files of this kind are not kept here"),
    "not what it says": (SimpleUploadedFile("a.pdf", b"PK\3\4"), "The file is not what its name says"),
    "half": (SimpleUploadedFile("a.docx", making.word().read()[:3000]), "It can't be read"),
    "bomb": (BOMB, "It unpacks to far more than a document is"),
    "leads out": (making.repacked(making.word(), inside={"../../etc/x": b"x"}), NAMED),
    "hostile XML": (making.repacked(making.word(), inside={making.WORD: LAUGHS}), "It has declarations"),
    "the same in UTF-16": (
        making.repacked(making.word(), inside={making.WORD: LAUGHS.decode().encode("utf-16")}),
        "It has declarations",
    ),
    "locked PDF": (making.pdf(password="mat-khau"), "It is under a password"),
    "5,000 pages": (making.pdf(pages=5000), "It has more than 1,000 pages"),
    "broken PDF": (SimpleUploadedFile("a.pdf", b"%PDF-1.7 mau"), "It can't be read"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_with_its_sentence(name):
    upload, sentence = BAD[name]
    upload.seek(0)
    with override("en"), pytest.raises(ValidationError) as refused:
        look_at(upload)
    assert sentence in refused.value.messages[0]


@pytest.mark.parametrize("upload", [making.word(pictured=True), making.pdf(), making.pdf(pages=1000)])
def test_an_honest_file_is_kept(upload):
    upload.seek(0)
    look_at(upload)
    assert upload.tell() == 0


def test_a_file_of_200_mib_is_refused_before_it_is_opened():
    upload = SimpleUploadedFile("a.docx", b"PK\3\4")
    upload.size = 200 * 1024 * 1024
    with override("en"), pytest.raises(ValidationError, match="larger than 25 MiB"):
        look_at(upload)


def test_the_form_of_a_revision_asks_and_nothing_is_stored(office):
    upload, sentence = BAD["hostile XML"]
    upload.seek(0)
    form = ContentForm({}, {"file": upload}, user=office.congchuc1)
    with override("en"):
        assert sentence in form.errors["file"][0]
    assert not Attachment.objects.exists()


def test_reading_has_a_time_and_a_memory_of_its_own():
    with pytest.raises(Unreadable) as late:
        read_apart(making.word().read(), "docx", seconds=0.01)
    assert late.value.fault == Fault.TOO_MUCH
    with pytest.raises(Unreadable) as large:
        read_apart(making.word().read(), "docx", memory=8)
    assert large.value.fault == Fault.TOO_MUCH


def test_the_process_that_reads_knows_nothing_of_the_program():
    """Neither its settings nor its secrets: they are in no variable of its environment."""
    hung = apart.subprocess.TimeoutExpired("x", 1)
    with patch.object(apart.subprocess, "run", side_effect=hung) as run, pytest.raises(Unreadable):
        read_apart(b"", "docx")
    assert run.call_args.kwargs["env"] == {}
    assert "-I" in run.call_args.args[0]
    text = apart.SCRIPT.read_text(encoding="utf-8")
    assert "import django" not in text and "from qms" not in text
