"""The app of outputs."""

from qms.lifecycle import slices


class OutputsConfig(slices.Slice):
    name = "processes.outputs"
