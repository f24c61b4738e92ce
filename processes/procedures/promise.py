"""Working time in words and back: days of the office, hours, minutes."""

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

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


def promise_in_words(same_day, cutoff, minutes):
    """What the applicant is promised."""
    if same_day:
        return _("within the day; received after %(time)s: the next working day") % {"time": f"{cutoff:%H:%M}"}
    return in_words(minutes)
