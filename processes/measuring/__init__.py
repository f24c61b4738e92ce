"""Measuring: what is measured, when and by whom it is analysed; are its means fit (9.1.1, 7.1.5)."""
