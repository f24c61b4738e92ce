"""What people of the office know and can do, what shows it, and until when it holds (7.2 b, d)."""
