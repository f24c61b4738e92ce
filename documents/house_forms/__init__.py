"""The office's own Word templates: forms under control whose fields are filled in from records."""
