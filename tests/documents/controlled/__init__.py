"""Tests of controlled."""
