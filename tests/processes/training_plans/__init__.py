"""Tests of training plans."""
