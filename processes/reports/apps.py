"""The app of periodic reports."""

from qms.lifecycle import slices


class ReportsConfig(slices.Slice):
    name = "processes.reports"
