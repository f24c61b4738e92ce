"""How procedures really run: the ways that dossiers took, and where their time went, by their history (9.1.3)."""
