"""Long work that no page waits for: a worker on any machine does it, with progress, cancellation and retry."""
