"""Risks and opportunities: what may happen to a process, how much it matters, and what is done about it (6.1)."""
