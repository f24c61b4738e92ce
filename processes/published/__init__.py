"""The published list of the commune's procedures as it came, and what of it differs from what is in force (8.2.3)."""
