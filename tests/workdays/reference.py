"""The slow, obvious reference: it walks from minute to minute and asks of each whether it counts."""

from datetime import timedelta

MINUTE = timedelta(minutes=1)


def counts(calendar_rows, moment):
    """Whether the minute that begins at `moment` is an office minute; `calendar_rows` are plain data."""
    special = calendar_rows["special"].get(moment.date())
    if special == "off":
        return False
    weekday = special if special is not None else moment.weekday()
    minute = moment.hour * 60 + moment.minute
    return any(opens <= minute < closes for opens, closes in calendar_rows["hours"].get(weekday, ()))


def walk(calendar_rows, start, minutes, pauses=()):
    """The end of the last of so many minutes that count."""
    moment, left = start, minutes
    while left:
        paused = any(begins <= moment < ends for begins, ends in pauses)
        if counts(calendar_rows, moment) and not paused:
            left -= 1
        moment += MINUTE
    return moment


def count(calendar_rows, start, end):
    """Office minutes between two moments."""
    moment, found = start, 0
    while moment < end:
        found += counts(calendar_rows, moment)
        moment += MINUTE
    return found


def by_day(calendar_rows, start, end, pauses=()):
    """Minutes that count between two moments, for each day that has any."""
    moment, found = start, {}
    while moment < end:
        paused = any(begins <= moment < ends for begins, ends in pauses)
        if counts(calendar_rows, moment) and not paused:
            found[moment.date()] = found.get(moment.date(), 0) + 1
        moment += MINUTE
    return found
