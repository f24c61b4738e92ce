"""External providers: who supplies the office with what, by which criteria they are chosen, and how they do (8.4)."""
