"""How late, soon or far off a due moment is, in words and in working days."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from qms.ledger.now import now

from .calendars import CountsByCalendar
from .line import number_of


@dataclass(frozen=True)
class Deadline:
    """A due day or moment as a person reads it: the tone (plain, soon, late …), the words, the moment beside them.

    Without words nobody is waited for any more.
    """

    tone: str = "plain"
    words: Any = ""
    due: date | None = None


class HasDeadline(CountsByCalendar):
    """A record for which somebody is waited until a moment of its calendar."""

    # Whether its own day or moment is moved by a change of the calendar, and the moments of its tasks with it.
    moves_with_calendar = False

    def awaited_until(self):
        """The moment until which somebody is waited for now, or None."""
        raise NotImplementedError

    def due_shown(self):
        """The day or moment that is shown when nobody is waited for."""
        raise NotImplementedError

    def lateness(self):
        """How it stands towards its due moment, or None when nobody is waited for."""
        moment = self.awaited_until()
        return lateness(moment, self.calendar) if moment else None

    def deadline(self):
        """Its due day or moment as registers show it."""
        return self.lateness() or Deadline(due=self.due_shown())

    deadline.short_description = gettext_lazy("due")


def working_days_after(calendar, day, until):
    """How many working days come after a day, up to and including another; 0 when the other is not later."""
    if until <= day:
        return 0
    before = calendar.line.open_before
    passed = before[number_of(until)] - before[number_of(day)]
    return passed + calendar.is_working(until) - calendar.is_working(day)


def lateness(due, calendar):
    """The due moment seen from now, by the working days of a calendar."""
    if due is None:
        return Deadline("plain", _("no due moment"), None)
    present = now()
    due = due.astimezone(present.tzinfo)
    if due < present:
        return Deadline("late", _late_words(calendar, due, present), due)
    days = working_days_after(calendar, present.date(), due.date())
    if not days:
        return Deadline("soon", _("due today"), due)
    words = ngettext("{days} working day left", "{days} working days left", days).format(days=days)
    return Deadline("soon" if days == 1 else "plain", words, due)


def _late_words(calendar, due, present):
    days = working_days_after(calendar, due.date(), present.date())
    if not days:
        return _("overdue, less than 1 working day")
    return ngettext("overdue by {days} working day", "overdue by {days} working days", days).format(days=days)


def lain_words(calendar, since):
    """How long something has lain, in working days."""
    present = now()
    days = working_days_after(calendar, since.astimezone(present.tzinfo).date(), present.date())
    if not days:
        return _("came in today")
    return ngettext("has lain {days} working day", "has lain {days} working days", days).format(days=days)
