"""The app of causes."""

from qms.lifecycle import slices


class CausesConfig(slices.Slice):
    name = "processes.causes"
