"""An altered attachment is never handed out: refused with a sentence, and told to the health page until it is back."""

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents.controlled.document import Document
from documents.controlled.models import DocumentRevision
from qms.evidence.whole_files import NotWhole, place_of, still_altered
from qms.inbox.job_checks import altered_files
from qms.lifecycle.door import create

pytestmark = pytest.mark.django_db
CONTENT = b"%PDF-1.7 the text in force"


@pytest.fixture
def attached(office):
    document = create(Document, by=office.congchuc1, code="QT-01", title="A", kind="form", unit=office.units["vhxh"])
    file = SimpleUploadedFile("qt.pdf", CONTENT)
    return create(DocumentRevision, by=office.congchuc1, document=document, file=file).files().get()


@pytest.fixture
def ask(client, office):
    client.force_login(office.congchuc1, backend="django.contrib.auth.backends.ModelBackend")
    return lambda attached: client.get(reverse("file", args=[attached.pk]))


def put(attached, content):
    with open(default_storage.path(place_of(attached.sha256)), "wb") as stored:
        stored.write(content)


def test_what_is_whole_is_handed_out(attached, ask):
    answer = ask(attached)
    assert answer.status_code == 200 and b"".join(answer) == CONTENT and altered_files().well


@pytest.mark.parametrize("content", [CONTENT + b" ", b"", CONTENT.replace(b"text", b"tEXT"), None])
def test_what_is_altered_is_refused_and_told(attached, ask, content):
    put(attached, content or b"")
    if content is None:
        default_storage.delete(place_of(attached.sha256))
    answer = ask(attached)
    assert answer.status_code == 409 and "qt.pdf" in answer.content.decode()
    check = altered_files()
    assert not check.well and "qt.pdf" in check.says
    with pytest.raises(NotWhole):
        attached.open()
    put(attached, CONTENT)
    assert ask(attached).status_code == 200 and still_altered() == [] and altered_files().well
