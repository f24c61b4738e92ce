"""Findings: what an audit found, issued to the unit, agreed or disputed, and followed until it is settled (9.2.2 e)."""
