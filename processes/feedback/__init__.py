"""Feedback of citizens: taken in, answered in time, published (9.1.2)."""
