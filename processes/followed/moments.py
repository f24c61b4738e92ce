"""The moments that a message names, however another system writes them. Pure: no database."""

from datetime import datetime

from django.utils.dateparse import parse_date, parse_datetime
from django.utils.translation import gettext_lazy

from qms.workdays.line import FIRST_DAY, LAST_DAY, ZONE

WRITTEN = {14: "%Y%m%d%H%M%S", 12: "%Y%m%d%H%M", 8: "%Y%m%d"}
# Years of the least and greatest days of .NET and SQL Server: whoever writes one says that there is no day.
NO_DAY = (1, 1753, 1900, 9999)


OUTSIDE = gettext_lazy("“%(given)s” lies outside of the years that the working calendar knows: %(first)s to %(last)s.")


class OutsideCalendar(ValueError):
    """A moment that is one, in a year that no working calendar knows."""


def moment_of(text):
    """A moment as yyyyMMddHHmmss or in the ways of ISO 8601, in the office's time; None: no day. Raises ValueError."""
    if text in (None, ""):
        return None
    found = text if isinstance(text, datetime) else _parsed(str(text).strip())
    if found.year in NO_DAY:
        return None
    if not FIRST_DAY < found.date() < LAST_DAY:  # the days at both ends lie in another zone beyond them
        raise OutsideCalendar(OUTSIDE % {"given": text, "first": FIRST_DAY.year, "last": LAST_DAY.year})
    return found if found.tzinfo else found.replace(tzinfo=ZONE)


def _parsed(text):
    if text.isdigit() and len(text) in WRITTEN:
        return datetime.strptime(text, WRITTEN[len(text)])
    day = parse_date(text)
    found = datetime(day.year, day.month, day.day) if day else parse_datetime(text)
    if found is None:
        raise ValueError(text)
    return found
