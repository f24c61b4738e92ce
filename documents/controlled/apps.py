"""The app of controlled."""

from qms.lifecycle import slices


class ControlledConfig(slices.Slice):
    name = "documents.controlled"
