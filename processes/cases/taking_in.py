"""The clock of the desk: a dossier that was received is accepted, or asked to be completed, within a time of its own.

It runs from the moment at which the desk has the dossier in hand: its receipt, or the coming of the parts that were
asked for. While the applicant is waited for it does not run. The time is the usual time of the act `accept`, which is a
row of the calendar with its ground: the office, or a unit, says it as the law has it.
"""

from qms.ledger.now import now
from qms.lifecycle.usual import usual_due

ACCEPT, WAIT_FOR_PARTS = "accept", "receive_parts"


class TakingIn:
    """How one dossier is taken in: since when it is in hand, until when the desk answers, whether it answered late."""

    def __init__(self, case):
        self.case = case

    def begin(self, moment):
        """The desk has it in hand from this moment on."""
        self.case.in_hand_since = moment
        self.count_again()

    def count_again(self):
        """Count anew until when the desk answers, by the usual time and the calendar as they are now."""
        self.case.desk_due_at = self.due()

    def due(self):
        """Until when the desk accepts it or says what is missing; None while the applicant is waited for."""
        return self._due(ACCEPT, self.case.in_hand_since) if self.case.in_hand_since else None

    def task_due(self):
        """Until when the desk is asked: to answer, or to look after what it asked the applicant for."""
        return self.case.desk_due_at or self._due(WAIT_FOR_PARTS, self._asked_at())

    def usual(self):
        """The usual time of accepting in the unit of the desk, with its ground."""
        return self.case.calendars.usual_time(f"cases.{ACCEPT}", self.case.receiving_unit)

    def answer(self):
        """The desk answers now: whether that is late stays on record, whatever comes after."""
        due = self.case.desk_due_at
        self.case.desk_late = self.case.desk_late or (due is not None and now() > due)

    def ask_for_parts(self):
        """The desk has said what is missing: its clock stands until that is there."""
        self.answer()
        self.case.in_hand_since = self.case.desk_due_at = None

    def parts_came(self):
        """What was asked for is there, so the clock of the desk begins anew."""
        if self.case.in_hand_since is None:
            self.begin(now())

    def counts_from(self):
        """From when the time for the work counts.

        From acceptance, but no later than the desk had to accept: what it lets lie is not the applicant's. A result
        within the day counts from when the dossier was complete, so that accepting it late never gains a day.
        """
        case = self.case
        if case.version.same_day:
            return case.in_hand_since or case.accepted_at
        return min(filter(None, (case.accepted_at, case.desk_due_at)))

    def _due(self, act, since):
        return usual_due(self.case, (act,), self.case.receiving_unit, self.case.calendars, since)

    def _asked_at(self):
        return max((letter.at for letter in self.case.letters.all()), default=self.case.received_at)
