"""The app of par criteria."""

from qms.lifecycle import slices


class ParCriteriaConfig(slices.Slice):
    name = "processes.par_criteria"
