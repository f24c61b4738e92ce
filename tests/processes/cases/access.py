"""Dossiers in the tables of the access tests: running ones of earlier versions, and those that ask for opinions."""

from tests.processes.cases import making

PAGES = {"version_dossiers": "LNN..N......."}
OBJECTS = {"version_dossiers": lambda world: [world.drafted.pk]}
# The head of the unit is asked for an opinion; what a partner answers is noted by the officers who hold the step.
ACTS = {
    ("Case", "asking", "give_opinion"): "truongphong",
    ("Case", "asking", "note_answer"): "congchuc1 congchuc2 thuky",
}
PREPARED = {("Case", "asking"): making.asking}
