"""What the posts of the office need to be able to do, and who lacks what of it (7.2 a)."""
