"""The app of runs."""

from qms.lifecycle import slices


class RunsConfig(slices.Slice):
    name = "processes.runs"
