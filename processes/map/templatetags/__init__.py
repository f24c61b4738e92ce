"""Words of processes on pages."""
