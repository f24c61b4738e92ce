"""Nonconforming outputs: what is decided on the thing itself, by whom, and whether it was put right (8.7)."""
