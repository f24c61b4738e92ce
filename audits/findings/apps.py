"""The app of findings."""

from qms.lifecycle import slices


class FindingsConfig(slices.Slice):
    name = "audits.findings"
