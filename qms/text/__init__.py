"""Vietnamese text, and how days, numbers and files are typed and written on pages."""
