"""The app of cases."""

from qms.lifecycle import slices


class CasesConfig(slices.Slice):
    name = "processes.cases"
