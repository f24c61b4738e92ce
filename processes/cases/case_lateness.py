"""How a dossier stands towards its due moment: while it runs in the inbox's words, judged once its work is finished."""

from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qms.workdays.lateness import Deadline, lateness

from .states import OPEN_STATES, CaseState

NO_DEADLINE = Deadline("plain", "", None)
EARLY, ON_TIME, LATE, UNTIMED = "early", "on_time", "late", "untimed"  # how a dossier ended


def is_late(case, moment):
    """Whether the due moment has passed before the work was finished."""
    due, ended = case.due_at, case.ended_at
    return due is not None and (ended or moment) > due


def is_soon_late(case, moment):
    """Whether less than one working day is left."""
    if case.state not in OPEN_STATES or case.due_at is None or is_late(case, moment):
        return False
    return case.calendar.working_days_between(moment, case.due_at) < 1


def lateness_of(case):
    """How it stands: at the desk by the clock of the desk, afterwards by its own, and judged when it has ended."""
    if case.state == CaseState.WITHDRAWN:
        return NO_DEADLINE
    if case.accepted_at is None:
        return _at_desk(case)
    if case.ended_at is not None:
        return _judgement(case) if case.due_at else NO_DEADLINE
    if case.due_at is None and case.clock.open_pause() is not None:
        return Deadline("plain", _("the clock stands still"), None)
    return lateness(case.due_at, case.calendar)


def _at_desk(case):
    """Received and not yet accepted: until when the desk has to answer."""
    if case.state != CaseState.RECEIVED or case.is_followed():
        return NO_DEADLINE
    if case.desk_due_at is None:
        return Deadline("plain", _("waits for parts from the applicant"), None)
    found = lateness(case.desk_due_at, case.calendars.of(case.receiving_unit))
    return Deadline(found.tone, _("to be accepted: %(words)s") % {"words": found.words}, found.due)


def ended_how(case):
    """Of a dossier whose work has ended: early by a working day or more, on time, late, or without a due moment."""
    due, ended = case.due_at, case.ended_at
    if due is None:
        return UNTIMED
    if ended > due:
        return LATE
    return EARLY if case.calendar.working_days_between(ended, due) >= 1 else ON_TIME


def _judgement(case):
    """Early, on time or late, once the work is finished; an extension that was lawful is no lateness."""
    due, ended, how = case.due_at, case.ended_at, ended_how(case)
    if how != LATE:
        return Deadline("good", _in_time(case, how == EARLY), due)
    days = ceil(case.calendar.working_days_between(due, ended))
    words = ngettext("finished %(count)s working day late", "finished %(count)s working days late", days)
    return Deadline("late", words % {"count": days}, due)


def _in_time(case, early):
    if case.extended and case.first_due_at and case.ended_at > case.first_due_at:
        return _("finished on time, by the extension")
    return _("finished before its time") if early else _("finished on time")
