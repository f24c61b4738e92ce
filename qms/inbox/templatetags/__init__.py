"""What the shell shows of the inbox."""
