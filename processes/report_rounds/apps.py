"""The app of reporting rounds."""

from qms.lifecycle import slices


class ReportRoundsConfig(slices.Slice):
    name = "processes.report_rounds"
