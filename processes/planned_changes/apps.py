"""The app of planned changes."""

from qms.lifecycle import slices


class PlannedChangesConfig(slices.Slice):
    name = "processes.planned_changes"
