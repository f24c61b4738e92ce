"""Issuances: many procedures made from one list, reviewed and approved together, issued under one decision (7.5.2)."""
