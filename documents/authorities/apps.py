"""The app of authorities."""

from qms.lifecycle import slices


class AuthoritiesConfig(slices.Slice):
    name = "documents.authorities"
