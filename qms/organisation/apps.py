"""The app of the organisation."""

from qms.lifecycle import slices


class OrganisationConfig(slices.Slice):
    name = "qms.organisation"
