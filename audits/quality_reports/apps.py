"""The app of quality reports."""

from qms.lifecycle import slices


class QualityReportsConfig(slices.Slice):
    name = "audits.quality_reports"
