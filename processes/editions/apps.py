"""The app of editions."""

from qms.lifecycle import slices


class EditionsConfig(slices.Slice):
    name = "processes.editions"
