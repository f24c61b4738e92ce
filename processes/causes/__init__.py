"""The catalogue of causes: a tree that the office keeps, so that what comes back is seen (10.2.1 b)."""
