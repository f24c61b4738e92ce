"""The app of context."""

from qms.lifecycle import slices


class ContextConfig(slices.Slice):
    name = "processes.context"
