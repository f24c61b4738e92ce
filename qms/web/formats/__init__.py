"""How days and numbers are written and read in each language: the day first, always."""
