"""The app of risks."""

from qms.lifecycle import slices


class RisksConfig(slices.Slice):
    name = "processes.risks"
