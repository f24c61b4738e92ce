"""The process map (4.4): which processes there are, what flows between them, by which documents each works."""
