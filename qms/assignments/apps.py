"""The app of assignments."""

from qms.lifecycle import slices


class AssignmentsConfig(slices.Slice):
    name = "qms.assignments"
