"""Acknowledgements: who must read an effective revision, and who has (7.3, 7.5.3)."""
