"""The app of the handbook."""

from qms.lifecycle import slices


class HandbookConfig(slices.Slice):
    name = "qms.handbook"
