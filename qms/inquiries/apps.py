"""The app of questions back."""

from qms.lifecycle import slices


class InquiriesConfig(slices.Slice):
    name = "qms.inquiries"
