"""The app of nonconformities."""

from qms.lifecycle import slices


class NonconformitiesConfig(slices.Slice):
    name = "processes.nonconformities"
