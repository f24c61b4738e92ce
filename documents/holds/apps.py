"""The app of holds."""

from qms.lifecycle import slices


class HoldsConfig(slices.Slice):
    name = "documents.holds"
