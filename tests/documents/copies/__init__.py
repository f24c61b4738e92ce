"""Tests of controlled copies."""
