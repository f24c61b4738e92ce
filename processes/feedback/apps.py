"""The app of feedback."""

from qms.lifecycle import slices


class FeedbackConfig(slices.Slice):
    name = "processes.feedback"
