"""The lists of documents on paper, as offices keep them: internal documents, and those of external origin (7.5.3)."""
