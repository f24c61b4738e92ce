"""The audit programme of a year: what is audited when, and why (9.2.2 a)."""
