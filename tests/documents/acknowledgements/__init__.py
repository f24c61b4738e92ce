"""Tests of the acknowledgements."""
