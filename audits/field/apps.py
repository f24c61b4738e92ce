"""The app of field."""

from qms.lifecycle import slices


class FieldConfig(slices.Slice):
    name = "audits.field"
