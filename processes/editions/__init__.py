"""The editions of the standard that the office works by, and where the evidence of each clause is (4.4, 7.5.3)."""
