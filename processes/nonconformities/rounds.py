"""Rounds of corrective action: what did not help, or came back, is worked on anew (10.2.1 d)."""

from qms.ledger.entry import current_entry
from qms.ledger.now import today

from .parts import EndedRound

KEPT = ("analysis_method", "analysis", "other_processes_checked", "criterion", "judged")


class Rounds:
    """The rounds of one nonconformity."""

    def __init__(self, nonconformity):
        self.record = nonconformity

    def begin_another(self, verdict, actor):
        """Put the round that is over on record, and begin the next one empty."""
        record = self.record
        EndedRound.objects.create(
            nonconformity=record,
            round=record.round,
            verdict=verdict,
            why=current_entry().reason,
            judged_by=actor.person,
            ended_on=today(),
            **{name: getattr(record, name) for name in KEPT},
        )
        record.round += 1
        record.analysis_method, record.analysis, record.ending, record.closed_at = "", {}, "", None
        record.other_processes_checked = record.criterion = record.judged = record.judged_evidence = ""
        record.waiting_days = record.check_due_on = record.judge_by = record.check_opened_at = None
