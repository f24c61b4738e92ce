"""Dossiers in the tables of the access tests: running ones of earlier versions, and those that ask for opinions."""

from tests.processes.cases import making

PAGES = {"version_dossiers": "LNN..N......."}
OBJECTS = {"version_dossiers": lambda world: [world.drafted.pk]}
# The head of the unit and the chairman are asked for an opinion; the officers who hold the step note a partner's.
ACTS = {
    ("Case", "asking", "give_opinion"): "chutich truongphong",
    ("Case", "asking", "note_answer"): "congchuc1 congchuc2 thuky",
}
PREPARED = {("Case", "asking"): making.asking}
