"""In what a limit is given by law, and whether the day of receipt counts: the choices an office has to make."""

from dataclasses import dataclass
from typing import Any

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class LimitIn(TextChoices):
    """In what a limit is given. Its values stand in the address of the calculator."""

    DAYS = "days", _("working days")
    CALENDAR_DAYS = "calendar_days", _("days, days off included")
    HOURS = "hours", _("working hours")
    SAME_DAY = "same_day", _("within the day (after 15:00: the next working day)")


GIVEN_AS_NUMBER = [(each.value, each.label) for each in LimitIn if each != LimitIn.SAME_DAY]


class FirstDay(TextChoices):
    """How the day of receipt counts (Civil Code, 147: it does not; offices count otherwise too)."""

    FROM_THE_HOUR = "from_the_hour", _("from the hour of receipt to the same hour of the last day")
    NOT_COUNTED = "not_counted", _("from the day after receipt to the closing of the last day")
    COUNTED = "counted", _("the day of receipt is the first; to the closing of the last day")


@dataclass(frozen=True)
class FirstDayRule:
    """How the day of receipt counts, and by whose word; `verified` once somebody has compared it with that."""

    first_day: FirstDay = FirstDay.FROM_THE_HOUR
    ground: Any = ""
    verified: bool = False
