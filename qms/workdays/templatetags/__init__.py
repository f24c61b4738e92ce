"""Words for working time on pages."""
