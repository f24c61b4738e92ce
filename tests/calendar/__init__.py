"""Tests of keeping the working calendar."""
