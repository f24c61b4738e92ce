"""Tests of the list of records."""
