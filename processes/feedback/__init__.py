"""Feedback of citizens and surveys of their satisfaction: taken in, answered in time, published, counted (9.1.2)."""
