"""The app of objectives."""

from qms.lifecycle import slices


class ObjectivesConfig(slices.Slice):
    name = "processes.objectives"
