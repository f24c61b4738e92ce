"""The app of the working calendar's pages."""

from qms.lifecycle import slices


class CalendarConfig(slices.Slice):
    name = "qms.calendar"
