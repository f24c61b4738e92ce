"""The clock of a case: due moments by the calendar of the unit in charge, standing still in the pauses."""

from math import ceil

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qms.ledger.entry import current_entry
from qms.ledger.now import now, today
from qms.workdays.lateness import Deadline, lateness

from .parts import CasePause
from .states import OPEN_STATES, CaseState, LetterKind, PauseKind

NO_DEADLINE = Deadline("plain", "", None)


class CaseClock:
    """Due moments of one case, the pauses in which its clock stands still, and what can be said of them."""

    def __init__(self, case):
        self.case = case
        self._pauses = self._first = None

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
        """Let the clock stand still from now on; gives the due moment, which is None unless it had passed."""
        _refuse_past(answer_by)
        pause = CasePause(case=self.case, kind=kind, since=now(), asked_by=actor.person, answer_by=answer_by, **words)
        pause.why = current_entry().reason
        pause.save()
        self.pauses().append(pause)
        return self.due()

    def answer_until(self, day):
        """Let the pause that lasts wait for an answer until this day."""
        _refuse_past(day)
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
        """Count the due moment of the case again, and those of its open steps unless the clock stands still."""
        self.case.due_at = self.due()
        if self.open_pause() is None:
            self.case.way.count_again()

    # ── Due moments

    def minutes(self):
        """The working minutes promised: a result within the day has those that are left of its day."""
        version, accepted = self.case.version, self.case.accepted_at
        if not version.same_day:
            return version.committed_minutes
        due = self.calendar.same_day_due(accepted, version.cutoff or version.DEFAULT_CUTOFF)
        return self.calendar.working_time_between(accepted, due)

    def due(self):
        """When the result is due; None before acceptance, and while the clock stands still."""
        if self.case.accepted_at is None:
            return None
        return self._due(self.case.accepted_at, self.minutes())

    def promise(self):
        """When the applicant may expect the result: the due moment, or a later one that was promised since."""
        return max((each for each in (self.case.due_at, self.case.promised_at) if each), default=None)

    def first_promise(self):
        """What the applicant was promised when the dossier was accepted: the day of its receipt."""
        if self._first is None:
            promised = self.case.history.filter(due_at__isnull=False).order_by("history_id")
            self._first = promised.values_list("due_at", flat=True).first() or self.case.due_at
        return self._first

    def appointments(self):
        """(label, moment) of the first appointment, and of the newer one where the applicant was given another."""
        first, last = self.first_promise(), self.promise()
        yield _("Result to be handed over, first appointment:"), first
        if last and last != first:
            yield _("Result to be handed over, new appointment:"), last

    def ours(self):
        """What we reckon for a followed dossier, beside its source's own moment; None where our version was not yet."""
        was_in_force = self.case.version.revision.effective_at
        if not self.case.is_followed() or not was_in_force or self.case.received_at < was_in_force:
            return None
        return self.due()

    def beside_ours(self):
        """(working days, working minutes) by which the source's moment lies after ours; None: unknown.

        Less than nothing: before.
        """
        due, ours = self.case.due_at, self.ours()
        if due is None or ours is None:
            return None
        between = min(due, ours), max(due, ours)
        sign = 1 if due >= ours else -1
        return tuple(
            sign * count(*between) for count in (self.calendar.working_days_between, self.calendar.working_time_between)
        )

    def due_from_now(self, minutes):
        """When a step that opens now is due: no pause of the past concerns it."""
        return None if minutes is None else self.calendar.due_moment(now(), minutes)

    def step_due(self, row):
        """When a step is due, by its own working time; None where it has none, and while the clock stands still."""
        return self._due(row.opened_at, row.step.minutes)

    def _due(self, start, minutes):
        if minutes is None:
            return None
        stretches = [pause for pause in self.stops() if pause[1] is None or pause[1] > start]
        return self.calendar.due_moment(start, minutes, stretches)

    # ── Words

    def explanation(self):
        """A line for each day from acceptance to the due moment."""
        if self.case.accepted_at is None or self.minutes() is None:
            return []
        return self.calendar.explain(self.case.accepted_at, self.minutes(), self.stops())

    def unannounced_years(self):
        """Years whose days off are not announced and on which the due moment depends."""
        if self.case.due_at is None:
            return []
        return self.calendar.unannounced_years(self.case.accepted_at, self.case.due_at)

    def is_late(self, moment):
        """Whether the due moment has passed before the work was finished."""
        due, ended = self.case.due_at, self.case.ended_at
        return due is not None and (ended or moment) > due

    def is_soon_late(self, moment):
        """Whether less than one working day is left."""
        if self.case.state not in OPEN_STATES or self.case.due_at is None or self.is_late(moment):
            return False
        return self.calendar.working_days_between(moment, self.case.due_at) < 1

    def lateness(self):
        """How the case stands towards its due moment: so long as it runs in the inbox's words, then judged."""
        case = self.case
        if case.accepted_at is None or case.state == CaseState.WITHDRAWN:
            return NO_DEADLINE
        if case.ended_at is not None:
            return self._judgement() if case.due_at else NO_DEADLINE
        if case.due_at is None and self.open_pause() is not None:
            return Deadline("plain", _("the clock stands still"), None)
        return lateness(case.due_at, self.calendar)

    def _judgement(self):
        """Early, on time or late, once the work is finished."""
        due, ended = self.case.due_at, self.case.ended_at
        if ended <= due:
            early = self.calendar.working_days_between(ended, due) >= 1
            return Deadline("good", _("finished before its time") if early else _("finished on time"), due)
        days = ceil(self.calendar.working_days_between(due, ended))
        words = ngettext("finished %(count)s working day late", "finished %(count)s working days late", days)
        return Deadline("late", words % {"count": days}, due)


def _refuse_past(answer_by):
    if answer_by is not None and answer_by <= today():
        raise ValidationError({"answer_by": [_("Give a day after today.")]})
