"""Actions: who does what until when, whatever it came from (6.1, 6.2, 9.3.3, 10.2)."""
