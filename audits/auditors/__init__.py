"""Auditors: who is qualified on a day, and who is independent of what is audited (7.2, 9.2.2 c)."""
