"""The reform plan as data: its tasks and targets, its reporting rounds, and the reports of units (6.2, 9.1.3)."""
