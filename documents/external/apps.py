"""The app of external documents."""

from qms.lifecycle import slices


class ExternalConfig(slices.Slice):
    name = "documents.external"
