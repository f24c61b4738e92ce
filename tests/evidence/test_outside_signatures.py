"""Signatures that others put into a PDF: whole or not, by whom, when, leading to a root or not; never called ours."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

from documents.controlled.document import Document
from documents.controlled.models import DocumentRevision
from qms.evidence.outside_signatures import OutsideSignatures, look_again, looked_at_apart, sentences_of, signatures_of
from qms.jobs.models import Job
from qms.ledger.now import now
from qms.lifecycle.door import create
from tests.jobs.worker import work_off

from .signing import Authority, plain_pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def authority(tmp_path, settings):
    settings.SIGNATURE_ROOTS = tmp_path / "roots"
    settings.SIGNATURE_ROOTS.mkdir()
    return Authority(settings.SIGNATURE_ROOTS)


def found(content):
    told, fault = looked_at_apart(content)
    assert fault == ""
    return told


def test_a_signature_is_told_whole_with_who_and_when(authority):
    (told,) = found(authority.signed())
    assert told["whole"] and told["covers"] and told["chained"] and not told["changed"]
    assert told["signer"] == "Nguyễn Văn Ký" and told["issuer"] == "Gốc thử" and told["moment"] and not told["stamped"]


def test_two_signatures_are_told_each(authority):
    first, second = found(authority.signed(authority.signed(), "Dau"))
    assert first["whole"] and not first["covers"] and not first["changed"]
    assert second["whole"] and second["covers"]


def test_a_changed_file_is_not_whole(authority):
    content = authority.signed()
    place = content.index(b"/MediaBox")
    (told,) = found(content[:place] + content[place:].replace(b"200", b"300", 1))
    assert not told["whole"]


def test_what_was_laid_over_a_signed_file_is_told(authority):
    writer = IncrementalPdfFileWriter(io.BytesIO(authority.signed()))
    writer.root["/Pages"]["/Kids"][0]["/MediaBox"] = generic.ArrayObject(map(generic.NumberObject, (0, 0, 9, 9)))
    writer.update_container(writer.root["/Pages"]["/Kids"][0])
    over = io.BytesIO()
    writer.write(over)
    (told,) = found(over.getvalue())
    assert told["whole"] and told["changed"]
    looked = OutsideSignatures(found=[told], looked_at=now())
    assert sentences_of(looked)[0][0] == "late"


def test_a_certificate_of_somebody_else_leads_to_no_root(authority, tmp_path):
    (other := tmp_path / "other").mkdir()
    (told,) = found(Authority(other).signed())
    assert told["whole"] and not told["chained"]


def test_what_can_not_be_read_says_so():
    assert looked_at_apart(b"%PDF-1.7 /ByteRange and nothing else") in (([], ""), ([], "unreadable"))


@pytest.fixture
def revision(office):
    unit = office.units["vhxh"]
    document = create(Document, by=office.congchuc1, code="QT-01", title="A", kind="form", unit=unit)
    return lambda content: create(
        DocumentRevision, by=office.congchuc1, document=document, file=SimpleUploadedFile("qd.pdf", content)
    )


def test_the_page_tells_it_once_it_was_looked_at(office, authority, revision, client):
    record = revision(authority.signed())
    client.force_login(office.congchuc1, backend="django.contrib.auth.backends.ModelBackend")
    address = reverse("document_revisions_record", args=[record.pk])
    assert sentences_of(None)[0][1][0] in client.get(address).content.decode()
    work_off()
    page = client.get(address).content.decode()
    assert "Nguyễn Văn Ký" in page and "tone-good" in page
    assert OutsideSignatures.objects.get().found[0]["whole"]


def test_other_roots_have_it_looked_at_again(authority, revision):
    record = revision(authority.signed())
    work_off()
    assert look_again() == 0
    authority.place.unlink()
    assert look_again() == 1
    work_off()
    (looked,) = signatures_of(record.files()).values()
    assert not looked.found[0]["chained"] and sentences_of(looked)[0][0] == "soon"


def test_a_file_that_nobody_signed_is_not_looked_at(revision):
    record = revision(plain_pdf())
    assert not Job.objects.filter(kind="look_at_signatures").exists() and signatures_of(record.files()) == {}
