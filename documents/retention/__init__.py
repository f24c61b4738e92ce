"""Retention: the end of records, proposed by one, approved by another, done with a minute (7.5.3)."""
