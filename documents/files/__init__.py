"""Word and PDF files of documents: whether one may be opened at all, and what it says, read in a process of its own."""
