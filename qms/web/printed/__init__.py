"""Forms and reports on paper: one content in blocks, drawn twice, as PDF and for Word."""
