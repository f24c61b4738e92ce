"""The import desk: what other programs wrote comes in through the door, row by row, and nothing is dropped unsaid."""
