"""Equipment: what the one-stop works with, things and software, where it stands and its upkeep (7.1.3, 7.1.4)."""
