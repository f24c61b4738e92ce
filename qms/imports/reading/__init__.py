"""What stands in a file: its sheets as rows of values, its table with the columns meant, the wordings of its cells."""
