"""What the files of revisions say: read once in the background, kept as text and as a page, shown where it is read."""
