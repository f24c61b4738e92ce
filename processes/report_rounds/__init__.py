"""Reporting rounds of a plan: opened by the clock, put together for the whole commune, sent (9.1.3)."""
