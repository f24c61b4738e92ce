"""The import desk: how files are read, what becomes of their rows."""
