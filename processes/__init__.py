"""Processes (4, 6, 7, 8, 9.1, 10): the map, procedures as data, and the dossiers that run through them."""
