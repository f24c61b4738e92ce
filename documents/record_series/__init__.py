"""The list of records that the office keeps: in what form, where, how long, on what ground, and by whom (7.5.3)."""
