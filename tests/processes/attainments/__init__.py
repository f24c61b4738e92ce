"""Tests of attainments."""
