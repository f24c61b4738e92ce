"""Communications: who tells what to whom, when and by which way, and the proof that it was told (7.4)."""
