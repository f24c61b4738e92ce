"""Tests of the lists of documents on paper."""
