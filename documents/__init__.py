"""Documented information (7.5): documents under control, and who has read them."""
