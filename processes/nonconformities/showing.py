"""What a nonconformity says of itself: to rules, to registers, to whoever signs."""

from django.utils.timezone import localdate

from qms.evidence.links import origins_of

from .states import ACTION_STATES, ENDED_STATES, NonconformityState, Severity, Source

S = NonconformityState


class Shown:
    """The questions that a nonconformity answers."""

    # ── To rules

    @classmethod
    def work_acts(cls):
        """Acts by which somebody works on it; who did them does not judge it."""
        return (cls.contain, cls.correct, cls.analyse, cls.add_action, cls.plan, cls.complete)

    def is_from_a_finding(self):
        return self.source == Source.AUDIT_FINDING

    def is_minor(self):
        return self.severity == Severity.MINOR

    def is_corrected(self):
        """Whether a correction was done in this round, with evidence."""
        return any(row.has_evidence() for row in self.corrections.filter(round=self.round))

    def owner_of_actions(self):
        return self.owner

    def takes_actions(self):
        """Only while a round is being planned or implemented."""
        return self.state in ACTION_STATES

    def act_waited_for(self):
        """The act for which somebody is asked now."""
        if self.state == S.EFFECTIVENESS_CHECK:
            return self.confirm_effective if self.check_opened_at else self.open_check
        waits = {
            S.ACCEPTED: self.contain,
            S.CONTAINED: self.analyse,
            S.ANALYSED: self.plan,
            S.PLANNED: self.start,
            S.IMPLEMENTING: self.complete,
        }
        return waits[S(self.state)]

    def origins(self):
        """The records from which it came, oldest first."""
        return origins_of(self)

    # ── To pages

    def title_text(self):
        return self.title

    def search_words(self):
        return [self.number, self.title, self.description, self.step]

    def due_day(self):
        """The day that counts now: of the work, or of the judgement of its effect."""
        return self.judge_by if self.state == S.EFFECTIVENESS_CHECK else self.due_on

    def due_at(self):
        """The moment at which that day ends by the calendar of its unit, or None."""
        day = self.due_day()
        return self.calendar.end_of_term(day) if day else None

    def awaited_until(self):
        return None if self.state in ENDED_STATES else self.due_at()

    def due_shown(self):
        return localdate(self.closed_at) if self.closed_at else None

    # ── To whoever signs

    def signed_content(self):
        """What the verifier signs: what was wrong, its causes, what was done, and the criterion of the effect."""
        causes = [str(row) for row in self.work.root_causes().select_related("cause")]
        actions = [
            f"{each.number} {each.title} [{each.state}] {each.responsible} / {each.verifier}: {each.report}"
            for each in self.work.actions().select_related("responsible", "verifier")
        ]
        head = [self.number, self.title, self.description, str(self.round), self.criterion, str(self.check_due_on)]
        return "\n".join([*head, *causes, *actions])
