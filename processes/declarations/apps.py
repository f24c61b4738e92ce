"""The app of declarations."""

from qms.lifecycle import slices


class DeclarationsConfig(slices.Slice):
    name = "processes.declarations"
