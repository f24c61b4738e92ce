"""The app of acknowledgements."""

from qms.lifecycle import slices


class AcknowledgementsConfig(slices.Slice):
    name = "documents.acknowledgements"
