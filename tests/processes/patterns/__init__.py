"""Tests of patterns of procedures."""
