"""The app of programmes."""

from qms.lifecycle import slices


class ProgrammesConfig(slices.Slice):
    name = "audits.programmes"
