"""Patterns of procedures: the usual steps, posts and times of a field, from which many procedures begin (8.1)."""
