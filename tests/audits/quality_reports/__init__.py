"""Tests of quality reports."""
