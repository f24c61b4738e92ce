"""The app of the yearly cycle."""

from qms.lifecycle import slices


class CycleConfig(slices.Slice):
    name = "audits.cycle"
