"""Tests of nonconformities."""
