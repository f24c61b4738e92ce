"""The app of ideas."""

from qms.lifecycle import slices


class IdeasConfig(slices.Slice):
    name = "processes.ideas"
