"""The app of texts."""

from qms.lifecycle import slices


class TextsConfig(slices.Slice):
    name = "documents.texts"
