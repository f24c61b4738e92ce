"""The app of actions."""

from qms.lifecycle import slices


class ActionsConfig(slices.Slice):
    name = "processes.actions"
