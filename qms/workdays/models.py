"""Calendars as data: office hours, special days, the years whose days off are announced, and usual times."""

from .calendar_rows import Calendar
from .calendar_years import CalendarYear
from .office_hours import OfficeHours
from .special_days import SpecialDay
from .usual_time_rows import UsualTimeRow

__all__ = ["Calendar", "CalendarYear", "OfficeHours", "SpecialDay", "UsualTimeRow"]
