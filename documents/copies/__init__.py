"""Controlled copies of documents: numbered, handed to somebody, called back, and accounted for (7.5.3)."""
