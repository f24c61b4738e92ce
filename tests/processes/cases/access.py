"""Running dossiers of earlier versions in the tables of the access tests: whoever sees the version, over their own."""

PAGES = {"version_dossiers": "LNN..N......."}
OBJECTS = {"version_dossiers": lambda world: [world.drafted.pk]}
