"""The app of inspections."""

from qms.lifecycle import slices


class InspectionsConfig(slices.Slice):
    name = "audits.inspections"
