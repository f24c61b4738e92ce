"""Cases: dossiers that run through a version of a procedure, from receipt to hand-over (8.1, 8.5)."""
