"""The app of the import desk."""

from qms.lifecycle import slices


class ImportsConfig(slices.Slice):
    name = "qms.imports"
