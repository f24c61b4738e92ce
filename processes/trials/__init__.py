"""A draft of a procedure tried on dossiers of the past before it is released (8.1)."""
