"""The handbook: what staff, auditors, leaders and administrators read to work with the program, beside its pages."""
