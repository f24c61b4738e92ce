"""The app of conduct."""

from qms.lifecycle import slices


class ConductConfig(slices.Slice):
    name = "audits.conduct"
