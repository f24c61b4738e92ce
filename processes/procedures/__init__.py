"""Procedures: the steps of an administrative procedure as data, versioned with its document (4.4, 8.1, 8.5.1)."""
