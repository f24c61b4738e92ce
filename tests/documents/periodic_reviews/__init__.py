"""Tests of periodic reviews."""
