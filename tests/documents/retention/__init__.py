"""Tests of the end of records."""
