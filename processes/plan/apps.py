"""The app of plan."""

from qms.lifecycle import slices


class PlanConfig(slices.Slice):
    name = "processes.plan"
