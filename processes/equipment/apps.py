"""The app of equipment."""

from qms.lifecycle import slices


class EquipmentConfig(slices.Slice):
    name = "processes.equipment"
