"""Periodic reviews: whether a document in force still holds (7.5.2)."""
