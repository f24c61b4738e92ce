"""The app of take-overs."""

from qms.lifecycle import slices


class TakeoversConfig(slices.Slice):
    name = "documents.takeovers"
