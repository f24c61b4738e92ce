"""Keeping the organisation: units, posts, holders, substitutes and accounts, each change through the door."""
