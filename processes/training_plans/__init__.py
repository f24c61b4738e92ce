"""The plan of a year's training: what the gaps ask for, approved by top management (7.2 c)."""
