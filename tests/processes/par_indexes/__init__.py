"""Tests of par indexes."""
