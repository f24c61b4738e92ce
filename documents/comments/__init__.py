"""Comments on passages of a draft: answered, settled, and suggestions that the author takes over (7.5.2)."""
