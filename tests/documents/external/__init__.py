"""Tests of the register of external documents."""
