"""How late, soon or far off a due moment is, in words and in working days."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qms.ledger.now import now
from qms.workdays.line import number_of


@dataclass(frozen=True)
class Lateness:
    """A due moment as a person reads it: the tone (plain, soon, late), the words, the moment beside them."""

    tone: str
    words: Any
    due: datetime | None


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
        return Lateness("plain", _("no due moment"), None)
    present = now()
    due = due.astimezone(present.tzinfo)
    if due < present:
        return Lateness("late", _late_words(calendar, due, present), due)
    days = working_days_after(calendar, present.date(), due.date())
    if not days:
        return Lateness("soon", _("due today"), due)
    words = ngettext("{days} working day left", "{days} working days left", days).format(days=days)
    return Lateness("soon" if days == 1 else "plain", words, due)


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
