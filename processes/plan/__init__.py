"""The reform plan as data: its fields, tasks and targets, and the reporting rounds it asks for (6.2)."""
