"""Tests of years."""
