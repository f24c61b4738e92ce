"""What the tests of packs share."""

import pytest

from tests.audits.conduct import making as audits
from tests.documents.controlled import making as documents
from tests.processes.actions import making as actions
from tests.processes.risks import making as risks


@pytest.fixture
def evidence(office, settings, tmp_path):
    """An office with some records, and a place for files."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.SEALS_FILE = tmp_path / "seals.txt"
    documents.effective(office)
    actions.accepted(office)
    risks.risk(office)
    audits.reported(office)
    return office
