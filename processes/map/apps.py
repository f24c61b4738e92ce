"""The app of map."""

from qms.lifecycle import slices


class MapConfig(slices.Slice):
    name = "processes.map"
