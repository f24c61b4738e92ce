"""One training: who takes part, who came, and whether it changed how they work (7.2 c, 7.3)."""
