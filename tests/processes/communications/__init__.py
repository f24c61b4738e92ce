"""Tests of communications."""
