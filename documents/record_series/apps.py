"""The app of the list of records."""

from qms.lifecycle import slices


class RecordSeriesConfig(slices.Slice):
    name = "documents.record_series"
