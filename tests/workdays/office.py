"""The office that the tests of the engine count by: days off and swaps of 2025 and 2026, plain data."""

from datetime import date, datetime

from qms.workdays.calendar import WorkingCalendar
from qms.workdays.hours import DEFAULT_HOURS, Hours, Layer, Special
from qms.workdays.kinds import DayKind
from qms.workdays.line import ZONE

TET = [date(2026, 2, day) for day in range(16, 21)]
HOLIDAYS = [
    *TET,
    date(2026, 1, 1),
    date(2026, 4, 30),
    date(2026, 5, 1),
    date(2026, 9, 1),
    date(2026, 9, 2),
    date(2026, 11, 24),
]
SWAPPED = {
    date(2025, 5, 2): date(2025, 4, 26),
    date(2026, 1, 2): date(2026, 1, 10),
    date(2026, 8, 31): date(2026, 8, 22),
}


def at(*numbers):
    """A moment in the office's time."""
    return datetime(*numbers, tzinfo=ZONE)


def special_days():
    """The special days of the office."""
    yield from (Special(day, DayKind.PUBLIC_HOLIDAY, "Nghỉ lễ", "Thông báo") for day in HOLIDAYS)
    yield Special(date(2026, 4, 27), DayKind.IN_LIEU, "Nghỉ bù Giỗ Tổ")
    for off, on in SWAPPED.items():
        yield Special(off, DayKind.SWAPPED_OFF, "Nghỉ hoán đổi", exchanged_with=on)
        yield Special(on, DayKind.SWAPPED_ON, "Làm bù", exchanged_with=off)


def office(*, hours=DEFAULT_HOURS, announced=frozenset({2025, 2026})):
    """The calendar of the whole office."""
    return WorkingCalendar((Layer(tuple(hours), tuple(special_days()), announced),))


SATURDAY_MORNING = Hours(5, 7 * 60 + 30, 11 * 60 + 30)


def with_saturday_mornings():
    """The calendar of a unit that opens on Saturday mornings too."""
    return WorkingCalendar((Layer((SATURDAY_MORNING,)), *office().layers))
