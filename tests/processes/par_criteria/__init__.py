"""Tests of par criteria."""
