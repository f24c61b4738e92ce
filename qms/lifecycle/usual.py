"""Until when somebody is waited for where the record itself names no day: for the usual time of the act."""

from qms.workdays.line import OutsideCalendar


def usual_time(record_class, acts, unit, known):
    """The usual time of the first of these acts that has one, in a unit."""
    app = record_class._meta.app_label
    found = (known.usual_time(f"{app}.{act}", unit) for act in acts if act)
    return next((each for each in found if each), None)


def usual_due(record, acts, unit, known, since):
    """The closing of the day on which the usual time is over; None where the calendar does not reach so far."""
    unit = unit or getattr(record, "unit", None)
    usual = usual_time(type(record), acts, unit, known)
    if usual is None:
        return None
    calendar = known.of(unit)
    try:
        return calendar.end_of_day(calendar.add_working_days(since, usual.days).date())
    except OutsideCalendar:
        return None
