"""The app of issuances."""

from qms.lifecycle import slices


class IssuancesConfig(slices.Slice):
    name = "processes.issuances"
