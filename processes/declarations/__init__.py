"""Declarations that the quality system conforms to the standard, each with the scope it covers (4.3)."""
