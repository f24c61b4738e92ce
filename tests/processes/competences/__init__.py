"""Tests of competences."""
