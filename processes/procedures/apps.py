"""The app of procedures."""

from qms.lifecycle import slices


class ProceduresConfig(slices.Slice):
    name = "processes.procedures"
