"""The app of reviews."""

from qms.lifecycle import slices


class ReviewsConfig(slices.Slice):
    name = "audits.reviews"
