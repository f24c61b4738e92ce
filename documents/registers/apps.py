"""The app of the lists of documents on paper."""

from qms.lifecycle import slices


class RegistersConfig(slices.Slice):
    name = "documents.registers"
