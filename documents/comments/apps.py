"""The app of comments."""

from qms.lifecycle import slices


class CommentsConfig(slices.Slice):
    name = "documents.comments"
