"""What the database writes for seals and verification is what Django reads, value by value."""

from datetime import UTC, datetime, timedelta

import pytest

from documents.controlled.models import DocumentRevision
from qms.evidence.rows import HistoryRows
from qms.ledger.chain import WORDS, canonical
from qms.ledger.formats import kept_models
from qms.ledger.models import RowFormat
from qms.ledger.now import frozen
from qms.lifecycle.door import perform
from tests.documents.controlled import making

MOMENTS = [datetime(2026, 2, 13, 9, 0, tzinfo=UTC) + timedelta(microseconds=n) for n in (0, 1, 500_000, 999_999)]


@pytest.fixture
def written(office):
    making.effective(office)
    document = making.document(office, code="QT-HT-02")
    for moment in MOMENTS:
        with frozen(moment):
            revision = making.draft(office, document_=document)
            perform(revision.cancel, by=office.congchuc1, reason='Bỏ "nháp" 😀\n', declared_on=moment.date())


def test_both_readings_give_one_text(written):
    fields = dict(RowFormat.objects.values_list("format", "fields"))
    seen = 0
    for model in kept_models():
        rows = HistoryRows(model)
        for read, row in zip(model.history.order_by("history_id"), rows.after(), strict=True):
            values = [getattr(read, name) for name in fields[read.format]]
            words = [getattr(read, name) for name in WORDS]
            assert rows.text(row, read.format) == canonical(read.format, values, words)
            seen += 1
    assert seen > 60
    assert DocumentRevision.history.filter(declared_on=MOMENTS[0].date()).exists()
