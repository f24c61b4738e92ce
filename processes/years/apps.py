"""The app of years."""

from qms.lifecycle import slices


class YearsConfig(slices.Slice):
    name = "processes.years"
