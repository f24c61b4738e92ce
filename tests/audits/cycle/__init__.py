"""Tests of the yearly cycle."""
