"""The app of measuring."""

from qms.lifecycle import slices


class MeasuringConfig(slices.Slice):
    name = "processes.measuring"
