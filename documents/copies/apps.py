"""The app of controlled copies."""

from qms.lifecycle import slices


class CopiesConfig(slices.Slice):
    name = "documents.copies"
