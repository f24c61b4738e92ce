"""Audits: planned, carried out on site, reported and closed (9.2.2)."""
