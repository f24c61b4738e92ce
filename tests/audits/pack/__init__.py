"""Tests of pack."""
