"""The API for scripts: the same records, acts, visibility and errors as the pages, for every registered record type."""
