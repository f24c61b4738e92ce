"""The annex of a plan, a workbook: offered to fill in, read row by row, shown before it is taken in."""
