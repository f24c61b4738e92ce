"""Calendars as data: office hours, special days, and the years whose days off are announced."""

from .calendar_rows import Calendar
from .calendar_years import CalendarYear
from .office_hours import OfficeHours
from .special_days import SpecialDay

__all__ = ["Calendar", "CalendarYear", "OfficeHours", "SpecialDay"]
