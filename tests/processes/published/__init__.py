"""Tests of published lists."""
