"""The app of periodic reviews."""

from qms.lifecycle import slices


class PeriodicReviewsConfig(slices.Slice):
    name = "documents.periodic_reviews"
