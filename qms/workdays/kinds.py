"""The kinds of special days, with the sign each is shown by, and why a day does not count."""

from django.db.models import IntegerChoices, TextChoices
from django.utils.translation import gettext_lazy as _


class DayKind(TextChoices):
    """What makes a day differ from its weekday (nghỉ lễ, nghỉ bù, hoán đổi, làm bù; a unit's own)."""

    PUBLIC_HOLIDAY = "public_holiday", _("Public holiday")
    IN_LIEU = "in_lieu", _("Day off in lieu")
    SWAPPED_OFF = "swapped_off", _("Day off by swap")
    SWAPPED_ON = "swapped_on", _("Working day by swap")
    UNIT_CLOSED = "unit_closed", _("Unit closed")
    UNIT_OPEN = "unit_open", _("Unit open")

    @property
    def is_worked(self):
        """Whether the day is a working day because of this kind."""
        return self in WORKED

    @property
    def sign(self):
        """The sign beside the colour: colour alone says nothing."""
        return SIGNS[self]


WORKED = frozenset({DayKind.SWAPPED_ON, DayKind.UNIT_OPEN})
SIGNS = {
    DayKind.PUBLIC_HOLIDAY: "★",
    DayKind.IN_LIEU: "↪",
    DayKind.SWAPPED_OFF: "⇄",
    DayKind.SWAPPED_ON: "+",
    DayKind.UNIT_CLOSED: "×",
    DayKind.UNIT_OPEN: "○",
}


class NotCounted(TextChoices):
    """Why a day, or a part of it, counts no working time, where no special day says so."""

    WEEKLY_REST = "weekly_rest", _("Weekly day of rest")
    NO_HOURS = "no_hours", _("No office hours")
    OUTSIDE_HOURS = "outside_hours", _("Outside of office hours")
    PAUSE = "pause", _("The clock stood still")
    FIRST_DAY = "first_day", _("The day of receipt does not count")
    ENDS_LATER = "ends_later", _("The last day was a day off: the term ends with this working day")


class Weekday(IntegerChoices):
    """The days of the week, Monday first."""

    MONDAY = 0, _("Monday")
    TUESDAY = 1, _("Tuesday")
    WEDNESDAY = 2, _("Wednesday")
    THURSDAY = 3, _("Thursday")
    FRIDAY = 4, _("Friday")
    SATURDAY = 5, _("Saturday")
    SUNDAY = 6, _("Sunday")
