"""The app of signing PINs and their renewals."""

from qms.lifecycle import slices


class SigningPinsConfig(slices.Slice):
    name = "qms.signing_pins"
