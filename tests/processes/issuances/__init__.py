"""Tests of issuances of procedures."""
