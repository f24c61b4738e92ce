"""Keeping the working calendar: each change through the door, after the open deadlines that it moves were seen."""
