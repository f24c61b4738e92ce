"""Files, mails, numbers and identities: each is kept whole or not at all."""

import io
import zipfile

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from qms.evidence import storage
from qms.evidence.attachments import attach, place_of, store
from qms.evidence.identity import IdentityOpening, erase_identity, keep_identity, open_identity
from qms.evidence.numbers import next_number
from qms.evidence.outbox import TRIES, Outgoing, mail_later, send_waiting
from qms.evidence.uploads import PACKAGES, media_type_of
from qms.evidence.verification import verify
from qms.ledger.entry import recording
from tests.documents.controlled import making

PDF = b"%PDF-1.7\n1 0 obj"


def package(*names, mimetype=None):
    inside = io.BytesIO()
    with zipfile.ZipFile(inside, "w") as made:
        for name in names:
            made.writestr(name, "x")
        if mimetype:
            made.writestr("mimetype", mimetype)
    return inside.getvalue()


ODT = "application/vnd.oasis.opendocument.text"
TRUE = {
    "a.pdf": PDF,
    "a.PNG": b"\x89PNG\r\n\x1a\n....",
    "a.jpeg": b"\xff\xd8\xff\xe0",
    "a.docx": package("word/document.xml"),
    "a.odt": package("content.xml", mimetype=ODT),
}
LYING = {
    "a.pdf": package("word/document.xml"),
    "b.png": PDF,
    "a.docx": package("xl/workbook.xml"),
    "b.docx": b"PK\x03\x04 not a package",
    "c.docx": package("word/document.xml", "word/vbaProject.bin"),
    "a.ods": package("content.xml", mimetype=ODT),
    "a.odt": package("content.xml"),
    "c.pdf": b"",
    "a.exe": b"MZ",
    "pdf": PDF.replace(b"%PDF", b"MZ"),
}


@pytest.mark.parametrize("name", TRUE)
def test_a_file_that_is_what_it_says_is_taken(name):
    upload = SimpleUploadedFile(name, TRUE[name])
    assert media_type_of(upload)
    assert upload.read() == TRUE[name]


@pytest.mark.parametrize("name", LYING)
def test_a_file_that_lies_is_refused(name):
    with pytest.raises(ValidationError):
        media_type_of(SimpleUploadedFile(name, LYING[name]))


@pytest.mark.parametrize("cut", [4, 30, 60, -30, -1])
@pytest.mark.parametrize("ending", PACKAGES)
def test_a_broken_package_is_refused_and_breaks_nothing(ending, cut):
    whole = package(PACKAGES[ending][0], mimetype=PACKAGES[ending][1])
    with pytest.raises(ValidationError):
        media_type_of(SimpleUploadedFile(f"a.{ending}", whole[:cut]))


def test_a_file_that_is_too_large_is_refused(settings):
    settings.UPLOAD_LIMIT_MIB = 0
    with pytest.raises(ValidationError, match="MiB"):
        media_type_of(SimpleUploadedFile("a.pdf", PDF))


def test_a_content_is_stored_once_and_leaves_no_half_file(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    assert store(PDF) == store(PDF)
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [store(PDF)]


def test_a_store_that_is_cut_off_leaves_no_file_under_the_digest(settings, tmp_path, monkeypatch):
    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr(storage.os, "replace", lambda *names: (_ for _ in ()).throw(OSError("power cut")))
    with pytest.raises(OSError):
        store(b"content")
    assert not [path for path in tmp_path.rglob("*") if path.is_file() and path.suffix != ".part"]


@pytest.mark.parametrize("fault", ["altered", "gone"])
def test_verification_finds_a_file_that_is_no_longer_what_was_attached(office, settings, tmp_path, fault):
    settings.MEDIA_ROOT = tmp_path
    with recording(by=office.congchuc1, act="attach"):
        kept = attach(making.document(office), SimpleUploadedFile("a.pdf", PDF))
    assert list(verify()) == []
    lies = tmp_path / place_of(kept.sha256)
    lies.write_bytes(b"x") if fault == "altered" else lies.unlink()
    assert [(each.table, each.row) for each in verify()] == [("evidence_attachment", kept.pk)]


# ── Mails


@pytest.mark.django_db
def test_a_mail_waits_and_leaves_once():
    mail_later("a@xa.vn", "Hồ sơ\nđến hạn", "…")
    assert (send_waiting(), send_waiting(), len(mail.outbox)) == (1, 0, 1)
    assert mail.outbox[0].subject == "Hồ sơ đến hạn"


@pytest.mark.django_db
def test_a_mail_that_can_not_leave_stops_no_other(monkeypatch):
    mail_later("a@xa.vn\nBcc: b@xa.vn", "…", "…")
    mail_later("a@xa.vn", "…", "…")
    assert send_waiting() == 1
    for _ in range(TRIES):
        send_waiting()
    stuck = Outgoing.objects.get(sent_at=None)
    assert stuck.error and stuck.tries == TRIES


@pytest.mark.django_db
def test_a_mail_that_another_clock_has_taken_is_left_alone():
    from qms.evidence.outbox import _send

    waiting = mail_later("a@xa.vn", "…", "…")
    Outgoing.objects.filter(pk=waiting.pk).update(tries=1)
    assert _send(waiting) is False and mail.outbox == []


# ── Numbers


@pytest.mark.django_db
def test_numbers_have_no_gaps_even_when_one_is_given_back():
    assert [next_number("s", "2026"), next_number("s", "2026"), next_number("s", "2027")] == [1, 2, 1]
    with transaction.atomic():
        assert next_number("s", "2026") == 3
        transaction.set_rollback(True)
    assert next_number("s", "2026") == 3


# ── Identities


def test_an_identity_is_masked_opened_on_record_and_erased(office):
    identity = keep_identity(full_name="Nguyễn Thị Hoa", id_number="001", phone="0912", address="Thôn 1")
    digest = identity.digest
    assert identity.masked() == "Nguyễn T. H." and "Hoa" not in str(identity)
    assert open_identity(identity, by=office.motcua1, why="In giấy hẹn")["phone"] == "0912"
    assert IdentityOpening.objects.get().person == office.motcua1
    erase_identity(identity, by=office.qmr, why="Hết hạn giữ")
    identity.refresh_from_db()
    assert (identity.full_name, identity.id_number, identity.digest) == ("", "", digest)
    assert keep_identity(full_name="Nguyễn Thị Hoa", id_number="001", phone="0912", address="Thôn 1").digest == digest
