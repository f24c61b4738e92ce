"""Roles: say here in one sentence what they are in the trade, and the clause they serve (5.3)."""
