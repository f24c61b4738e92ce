"""Holds: records that must not end while somebody needs them, put and lifted with a reason (7.5.3)."""
