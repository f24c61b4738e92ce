"""Tests of questions for audits."""
