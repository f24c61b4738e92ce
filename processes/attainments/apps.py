"""The app of attainments."""

from qms.lifecycle import slices


class AttainmentsConfig(slices.Slice):
    name = "processes.attainments"
