"""The app of citations."""

from qms.lifecycle import slices


class CitationsConfig(slices.Slice):
    name = "documents.citations"
