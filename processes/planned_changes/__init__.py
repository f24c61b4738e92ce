"""Planned changes: what is changed, what that touches, and whether it came out as meant (6.3, 8.2.4, 8.5.6)."""
