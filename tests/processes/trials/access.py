"""Trials in the tables of the access tests: whoever sees the version may try it, over the dossiers that they see."""

PAGES = {"version_trial": "LNN..N......."}
OBJECTS = {"version_trial": lambda world: [world.drafted.pk]}
