"""Management reviews: what leaders see, what they decide, and what comes of it (9.3)."""
