"""Dossiers that another system runs, and this one follows: how they come in, and how ours go out (decision 31)."""
