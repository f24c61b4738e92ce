"""Nonconformities: what was wrong, what was done about it and its causes, and whether that helped (8.7, 10.2)."""
