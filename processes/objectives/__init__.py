"""Quality objectives: what is to be reached until when, how it is measured, and what came of it (6.2)."""
