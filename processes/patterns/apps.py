"""The app of patterns of procedures."""

from qms.lifecycle import slices


class PatternsConfig(slices.Slice):
    name = "processes.patterns"
