"""The effect: what was done is given time to work, and judged by somebody who did none of it (10.2.1 d)."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qms.evidence.attachments import attach
from qms.ledger.now import today

from .particulars import check_persons, missing_of

JUDGE_WITHIN = 5  # working days from the opening of the effectiveness check


class Effect:
    """Whether what was done about one nonconformity helped: when it is judged, and by what."""

    def __init__(self, nonconformity):
        self.record = nonconformity

    def plan(self, verifier, criterion, waiting_days):
        """Keep by whom, by what and when it is judged; None leaves what stands. Raises ValidationError."""
        record = self.record
        record.verifier = verifier or record.verifier
        record.criterion = criterion.strip() or record.criterion
        record.waiting_days = record.waiting_days if waiting_days is None else waiting_days
        missing_of(record, "verifier", "criterion", "waiting_days")
        check_persons(record)

    def wait(self):
        """Set the day from which it is judged, and the one until which."""
        record = self.record
        record.check_due_on = today() + timedelta(days=record.waiting_days)
        first = record.calendar.end_of_term(record.check_due_on)
        record.judge_by = record.calendar.add_working_days(first, JUDGE_WITHIN).date()
        record.check_opened_at = None

    def confirm(self, judged, evidence, files):
        """Keep how the criterion was met, and what shows it. Raises ValidationError."""
        record = self.record
        record.judged, record.judged_evidence = judged.strip(), evidence.strip()
        missing_of(record, "judged")
        if not (record.judged_evidence or files):
            raise ValidationError({"evidence": [_("Attach a file that shows it, or say what shows it.")]})
        self._keep(files)

    def deny(self, judged, files):
        """Keep how the criterion was missed."""
        self.record.judged = judged.strip()
        self._keep(files)

    def _keep(self, files):
        for file in files:
            attach(self.record, file, f"effect-{self.record.round}")

    def signed_content(self):
        """What the verifier signs: what was wrong, its causes, what was done, and the criterion of the effect."""
        record = self.record
        causes = [str(row) for row in record.work.root_causes().select_related("cause")]
        actions = [
            f"{each.number} {each.title} [{each.state}] {each.responsible} / {each.verifier}: {each.report}"
            for each in record.work.actions().select_related("responsible", "verifier")
        ]
        head = [
            record.number,
            record.title,
            record.description,
            str(record.round),
            record.criterion,
            str(record.check_due_on),
        ]
        return "\n".join([*head, *causes, *actions])
