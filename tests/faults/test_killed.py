"""kill -9 in the middle of acknowledged commits: none is lost, none stands without its history."""

import time

import pytest
from django.db import connection

from documents.controlled.models import Document
from qms.evidence.seals import make_seal
from qms.evidence.verification import verify
from tests.documents.controlled import making
from tests.guards import lifted
from tests.office import Office

from .processes import manage, start

pytestmark = pytest.mark.django_db(transaction=True)
ENOUGH, PATIENCE = 80, 60


def acknowledged(notes):
    """The codes noted so far; the last line may be cut."""
    return notes.read_text().split("\n")[:-1] if notes.exists() else []


def test_nothing_that_was_acknowledged_is_lost(tmp_path):
    Office()
    notes = tmp_path / "acknowledged.txt"
    writers = [start("-m", "tests.faults.writer", notes, name) for name in ("A", "B")]
    began = time.monotonic()
    try:
        while len(acknowledged(notes)) < ENOUGH and time.monotonic() - began < PATIENCE:
            assert all(writer.poll() is None for writer in writers), "a writer ended by itself"
            time.sleep(0.01)
    finally:
        for writer in writers:
            writer.kill()
            writer.wait()
    codes = acknowledged(notes)
    assert len(codes) >= ENOUGH
    there = {document.number: document for document in Document.objects.all()}
    assert set(codes) <= there.keys()
    assert Document.history.count() == len(there)
    assert list(verify()) == []
    make_seal()
    assert list(verify()) == []


def test_the_command_tells_another_program_by_its_exit_code():
    office = Office()
    making.document(office)
    assert manage("seal_evidence")[0] == 0
    code, said = manage("verify_evidence")
    assert (code, said.splitlines()[0]) == (0, "The evidence is whole.")
    with lifted(connection):
        Document.history.model.objects.update(reason="Đổi về sau")
    code, said = manage("verify_evidence")
    assert code == 1
    assert f"controlled_historicaldocument {Document.history.get().pk}:" in said
