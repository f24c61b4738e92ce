"""The moments that a message names, however another system writes them. Pure: no database."""

from datetime import datetime

from django.utils.dateparse import parse_date, parse_datetime

from qms.workdays.line import ZONE

WRITTEN = {14: "%Y%m%d%H%M%S", 12: "%Y%m%d%H%M", 8: "%Y%m%d"}
NO_DAY = 1  # the year of .NET's DateTime.MinValue: whoever writes it says that there is no day


def moment_of(text):
    """A moment as yyyyMMddHHmmss or in the ways of ISO 8601, in the office's time; None: no day. Raises ValueError."""
    if text in (None, ""):
        return None
    found = text if isinstance(text, datetime) else _parsed(str(text).strip())
    if found.year == NO_DAY:
        return None
    return found if found.tzinfo else found.replace(tzinfo=ZONE)


def _parsed(text):
    if text.isdigit() and len(text) in WRITTEN:
        return datetime.strptime(text, WRITTEN[len(text)])
    day = parse_date(text)
    found = datetime(day.year, day.month, day.day) if day else parse_datetime(text)
    if found is None:
        raise ValueError(text)
    return found
