"""The moment that another system promises for a followed dossier, beside the one that we reckon ourselves."""

from fractions import Fraction
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qms.text.quantities import number_words


def ours(case):
    """What we reckon for a followed dossier, beside its source's own moment; None where our version was not yet."""
    was_in_force = case.version.revision.effective_at
    if not case.is_followed() or not was_in_force or case.received_at < was_in_force:
        return None
    return case.clock.due()


def beside_ours(case):
    """(working days, working minutes) by which the source's moment lies after ours; None: unknown.

    Less than nothing: before.
    """
    due, reckoned = case.due_at, ours(case)
    if due is None or reckoned is None:
        return None
    between, sign = (min(due, reckoned), max(due, reckoned)), 1 if due >= reckoned else -1
    counts = case.calendar.working_days_between, case.calendar.working_time_between
    return tuple(sign * count(*between) for count in counts)


def difference_in_words(case):
    """How the source's moment stands to ours: in working days, below one of them in hours; nothing where unknown."""
    beside = beside_ours(case)
    if beside is None:
        return ""
    days, minutes = beside
    if not minutes:
        return _("the same as ours")
    amount = {"amount": _working_time_in_words(abs(days), abs(minutes))}
    return (_("%(amount)s after ours") if minutes > 0 else _("%(amount)s before ours")) % amount


def _working_time_in_words(days, minutes):
    hours = Fraction(minutes, 60)
    if days >= 1:
        said, number = ngettext("%(number)s working day", "%(number)s working days", ceil(days)), days
    elif hours >= 1:
        said, number = ngettext("%(number)s working hour", "%(number)s working hours", ceil(hours)), hours
    else:
        said, number = ngettext("%(number)s working minute", "%(number)s working minutes", ceil(minutes)), minutes
    return said % {"number": number_words(number, 1)}
