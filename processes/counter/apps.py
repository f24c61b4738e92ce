"""The app of the counter."""

from qms.lifecycle import slices


class CounterConfig(slices.Slice):
    name = "processes.counter"
