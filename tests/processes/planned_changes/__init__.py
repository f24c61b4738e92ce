"""Tests of planned changes."""
