"""Self-inspections: each unit checks its own administrative work, another unit checks the check (9.1.3)."""
