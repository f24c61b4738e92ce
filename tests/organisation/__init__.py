"""Tests of keeping the organisation."""
