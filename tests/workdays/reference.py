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


def hours_of(calendar_rows, day):
    """The stretches of office hours of a day, as pairs of minutes from midnight."""
    special = calendar_rows["special"].get(day)
    weekday = special if special not in (None, "off") else day.weekday()
    return [] if special == "off" else sorted(calendar_rows["hours"].get(weekday, ()))


def ends(calendar_rows, midnight):
    """When a day ends: at its closing, or at midnight where nobody works."""
    hours = hours_of(calendar_rows, midnight.date())
    return midnight + timedelta(minutes=max(closes for _opens, closes in hours) if hours else 1440)


def comes_in(calendar_rows, start):
    """The midnight before the day on which something comes in: this day while the office is open, else the next."""
    minute = start.hour * 60 + start.minute
    within = any(opens <= minute <= closes for opens, closes in hours_of(calendar_rows, start.date()))
    while not (within or counts(calendar_rows, start)):
        start += MINUTE
    return start - timedelta(minutes=start.hour * 60 + start.minute)


def walk_days(calendar_rows, start, days, *, working, first_counts, pauses=()):
    """The closing of the last of so many days that count: from day to day, asking of each whether it does."""
    day, left = comes_in(calendar_rows, start), days
    if not first_counts:
        day += timedelta(days=1)
    while True:
        end, works = ends(calendar_rows, day), bool(hours_of(calendar_rows, day.date()))
        if not any(since < end <= until for since, until in pauses):
            left -= works or not working
            if left <= 0 and works:
                return end
        day += timedelta(days=1)
