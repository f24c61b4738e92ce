"""Change requests: anybody asks for a document to be written, changed or abolished, and its owner decides (7.5.2)."""
