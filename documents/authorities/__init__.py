"""Authorities: who may review, approve and release which documents, as top management decided it (5.3, 7.5.2)."""
