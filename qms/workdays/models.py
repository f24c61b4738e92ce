"""Calendars as data: office hours, special days, announced years, usual times, and how the first day counts."""

from .calendar_rows import Calendar
from .calendar_years import CalendarYear
from .first_days import FirstDayRow
from .office_hours import OfficeHours
from .special_days import SpecialDay
from .usual_time_rows import UsualTimeRow

__all__ = ["Calendar", "CalendarYear", "FirstDayRow", "OfficeHours", "SpecialDay", "UsualTimeRow"]
