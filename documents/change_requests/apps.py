"""The app of change requests."""

from qms.lifecycle import slices


class ChangeRequestsConfig(slices.Slice):
    name = "documents.change_requests"
