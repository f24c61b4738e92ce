"""Tests of questions back."""
