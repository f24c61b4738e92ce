"""Controlled documents: their revisions from draft to effective and superseded (7.5.2, 7.5.3)."""
