"""The app of pack."""

from qms.lifecycle import slices


class PackConfig(slices.Slice):
    name = "audits.pack"
