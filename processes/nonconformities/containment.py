"""Containment: the thing itself is put right, apart from its causes (8.7.1, 10.2.1 a)."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qms.evidence.attachments import attach
from qms.ledger.now import today

from .particulars import check_day
from .parts import Correction


class Containment:
    """The corrections of one nonconformity."""

    def __init__(self, nonconformity):
        self.record = nonconformity

    def is_done(self):
        """Whether a correction was done in this round, with evidence."""
        return any(row.has_evidence() for row in self.record.corrections.filter(round=self.record.round))

    def correct(self, what, done_by, done_on, evidence, files):
        """Note a correction, with what shows it. Raises ValidationError."""
        check_day("done_on", done_on)
        if not (evidence.strip() or files):
            raise ValidationError({"evidence": [_("Attach a file that shows it, or say what shows it.")]})
        row = Correction.objects.create(
            nonconformity=self.record,
            round=self.record.round,
            what=what.strip(),
            done_by=done_by,
            done_on=done_on or today(),
            evidence=evidence.strip(),
        )
        for file in files:
            attach(self.record, file, row.purpose)
