"""Assignments: who is to hold a post of power, proposed by one person and confirmed by another (5.3)."""
