"""The app of the end of records."""

from qms.lifecycle import slices


class RetentionConfig(slices.Slice):
    name = "documents.retention"
