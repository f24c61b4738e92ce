"""The yearly cycle of the quality system: what must be provable in a year, what is, what is missing, whose it is."""
