"""Tests of auditors."""
