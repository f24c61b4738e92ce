"""Limits in words and back: working and calendar days, hours, minutes."""

from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qms.text.quantities import number_words
from qms.workdays.limits import LimitIn

MINUTES_A_DAY = 480  # a working day of a definition; the calendar says what a particular day has


def in_words(minutes):
    """Working time as people say it: "2 working days 4 hours"."""
    if minutes is None:
        return "–"
    days, rest = divmod(minutes, MINUTES_A_DAY)
    hours, rest = divmod(rest, 60)
    words = []
    if days:
        words.append(ngettext("%(count)s working day", "%(count)s working days", days) % {"count": days})
    if hours:
        words.append(ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours})
    if rest or not words:
        words.append(ngettext("%(count)s minute", "%(count)s minutes", rest) % {"count": rest})
    return " ".join(words)


def amount_in_words(limit_in, amount):
    """So much of what a limit is given in: "30 days, days off included"."""
    if amount in (None, ""):
        return "–"
    if limit_in == LimitIn.CALENDAR_DAYS:
        words = ngettext("%(count)s day, days off included", "%(count)s days, days off included", int(amount))
        return words % {"count": number_words(amount)}
    return in_words(minutes_in(limit_in, amount))


def minutes_in(limit_in, amount):
    """The office minutes that so much of a limit can hold at most: seven calendar days hold five working days."""
    amount = Decimal(str(amount or 0))
    if limit_in == LimitIn.HOURS:
        return round(amount * 60)
    if limit_in == LimitIn.CALENDAR_DAYS:
        weeks, rest = divmod(amount, 7)
        amount = weeks * 5 + min(rest, 5)
    return round(amount * MINUTES_A_DAY)


def promise_in_words(same_day, cutoff, limit_in, amount):
    """What the applicant is promised."""
    if same_day:
        return _("within the day; received after %(time)s: the next working day") % {"time": f"{cutoff:%H:%M}"}
    return amount_in_words(limit_in, amount)


def ground_in_words(ground, limit_in):
    """A ground for an extension: by how much, how many times, by which law."""
    words = ngettext(
        "%(ground)s: by at most %(amount)s, %(count)s time (%(basis)s)",
        "%(ground)s: by at most %(amount)s, %(count)s times (%(basis)s)",
        ground.times,
    )
    amount = amount_in_words(limit_in, ground.amount)
    return words % {"ground": ground.name, "amount": amount, "count": ground.times, "basis": ground.legal_basis or "–"}


def limit_in_words(at_most):
    """How many times an outcome may be taken in one dossier, in words."""
    return ngettext("at most %(count)s time", "at most %(count)s times", at_most) % {"count": at_most}
