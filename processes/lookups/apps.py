"""The app of look-ups."""

from qms.lifecycle import slices


class LookupsConfig(slices.Slice):
    name = "processes.lookups"
