"""The clock of a case: due moments by the calendar of the unit in charge, standing still in the pauses."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qms.ledger.entry import current_entry
from qms.ledger.now import local, now, today

from .parts import CasePause
from .states import LetterKind, PauseKind


class CaseClock:
    """Due moments of one case, the pauses in which its clock stands still, and what can be said of them."""

    def __init__(self, case):
        self.case = case
        self._pauses = None

    @property
    def calendar(self):
        """The working calendar of the unit in charge."""
        return self.case.calendar

    # ── Pauses

    def pauses(self):
        """Every stretch in which the clock stood still, oldest first."""
        if self._pauses is None:
            together = getattr(self.case.calendars, "rows", ())
            if len(together) > 1:
                self._read_for(together)
        if self._pauses is None:
            self._pauses = sorted(self.case.pauses.all(), key=lambda pause: pause.pk)
        return self._pauses

    def forget_pauses(self):
        """Read them anew when they are asked for next."""
        self._pauses = None

    @staticmethod
    def _read_for(cases):
        """Read the pauses of cases that were read together in one question: a register asks each of its rows."""
        asking = {case.pk: case for case in cases if case.clock._pauses is None}
        for case in asking.values():
            case.clock._pauses = []
        for pause in CasePause.objects.filter(case__in=list(asking)).order_by("pk"):
            pause.case = asking[pause.case_id]
            pause.case.clock._pauses.append(pause)

    def stops(self):
        """Pairs (since, until) of the pauses."""
        return [(pause.since, pause.until) for pause in self.pauses()]

    def open_pause(self):
        """The pause that lasts, or None."""
        return next((pause for pause in self.pauses() if pause.until is None), None)

    def supplements_left(self):
        """How many supplements the procedure still allows."""
        used = sum(pause.kind == PauseKind.SUPPLEMENT for pause in self.pauses())
        return self.case.version.supplements_allowed - used

    def apologies_left(self):
        """How many apologies with a new day the procedure still allows."""
        return self.case.version.apologies_allowed - self.case.letters.filter(kind=LetterKind.APOLOGY).count()

    def given_time_is_over(self):
        """Whether the last day that was given to answer has passed."""
        pause = self.open_pause()
        return pause is not None and pause.answer_by is not None and pause.answer_by < today()

    def answer_due(self, pause):
        """The closing of the last day that was given to answer, or None where none was."""
        return self.calendar.end_of_term(pause.answer_by) if pause.answer_by else None

    def stop(self, kind, actor, answer_by, **words):
        """Let the clock stand still until an answer, by a day; gives the due moment, None unless it had passed."""
        _must_lie_ahead(answer_by)
        pause = CasePause(case=self.case, kind=kind, since=now(), asked_by=actor.person, answer_by=answer_by, **words)
        pause.why = current_entry().reason
        pause.save()
        self.pauses().append(pause)
        self.case.way.opinions.count_again()
        return self.due()

    def answer_until(self, day):
        """Let the pause that lasts wait for an answer until this day."""
        _must_lie_ahead(day)
        pause = self.open_pause()
        pause.answer_by = day
        pause.save()

    def end_pause(self):
        """End the pause that lasts, if there is one."""
        pause = self.open_pause()
        if pause is not None:
            pause.until = now()
            pause.save()

    def go_on(self):
        """Let the clock run again, with new due moments."""
        self.end_pause()
        self.count_again()

    def count_again(self):
        """Count the due moments again: the desk's before acceptance, then its own, and those of its open steps."""
        if self.case.accepted_at is None:
            self.case.taking_in.count_again()
            return
        self.case.due_at = self.due()
        if self.open_pause() is None:
            self.case.way.count_again()

    # ── Due moments

    def term(self):
        """The time promised, by the rule of the first day that holds for what came in then; None while none is."""
        day = local(self.counts_from()).date()
        first_day = self.case.calendars.first_day(self.case.unit, day).first_day
        return self.case.version.limit.term(first_day, self.case.extended)

    def counts_from(self):
        """The moment from which the time counts."""
        return self.case.taking_in.counts_from()

    def due(self):
        """When the result is due; None before acceptance, and while the clock stands still."""
        if self.case.accepted_at is None:
            return None
        term = self.term()
        return term and term.due(self.calendar, self.counts_from(), self.stops())

    def promise(self):
        """When the applicant may expect the result: the due moment, or a later one that was promised since."""
        return max((each for each in (self.case.due_at, self.case.promised_at) if each), default=None)

    def first_promise(self):
        """What the applicant was promised when the dossier was accepted: the day of its receipt."""
        return self.case.first_due_at or self.case.due_at

    def appointments(self):
        """(label, moment) of the first appointment; of the extended one, and of a newer one, where there are such."""
        first, last, due = self.first_promise(), self.promise(), self.case.due_at
        yield _("Result to be handed over, first appointment:"), first
        if self.case.extended and due and due != first:
            yield _("Result to be handed over, lawfully extended:"), due
        if last and last not in (first, due if self.case.extended else first):
            yield _("Result to be handed over, new appointment:"), last

    def due_from_now(self, minutes):
        """When a step that opens now is due: no pause of the past concerns it."""
        return None if minutes is None else self._within(now(), self.calendar.due_moment(now(), minutes))

    def step_due(self, row):
        """When a step is due, by its own working time; None where it has none, and while the clock stands still."""
        return self.due_of(row.opened_at, row.step.minutes)

    def due_of(self, start, minutes):
        """When so much work is due that began then; None where it has no time, and while the clock stands still."""
        if minutes is None:
            return None
        stretches = [pause for pause in self.stops() if pause[1] is None or pause[1] > start]
        return self._within(start, self.calendar.due_moment(start, minutes, stretches))

    def _within(self, opened_at, due):
        """No step stretches the time of its dossier; one that opens when that is over has its own time."""
        whole = self.case.due_at
        return min(due, whole) if due and whole and whole > opened_at else due


def _must_lie_ahead(answer_by):
    """A day to answer is given, or nobody could ever stop the work (form 05). Raises ValidationError."""
    if answer_by is None:
        raise ValidationError({"answer_by": [_("Say until which day the applicant may answer.")]})
    if answer_by <= today():
        raise ValidationError({"answer_by": [_("Give a day after today.")]})
