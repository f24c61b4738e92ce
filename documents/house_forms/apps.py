"""The app of house forms."""

from qms.lifecycle import slices


class HouseFormsConfig(slices.Slice):
    name = "documents.house_forms"
