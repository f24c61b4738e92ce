"""The app of par indexes."""

from qms.lifecycle import slices


class ParIndexesConfig(slices.Slice):
    name = "processes.par_indexes"
