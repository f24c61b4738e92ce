"""Who may see competences and keep them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "competences": "L............",
    "competences_xlsx": "L............",
    "competences_table": "L............",
    "competences_matrix": "L...........F",
    "competences_new": "LFFFFFF.FFFFF",
    "competences_record": "LN...........",
    "competences_act": "LN...........",
}
OBJECTS = {
    "competences_table": lambda world: ["docx"],
    "competences_record": lambda world: [made(world, making.known).pk],
    "competences_act": lambda world: [made(world, making.known).pk, "edit"],
}
ACTS = {
    ("Competence", "in_use", "edit"): "qmr",
    ("Competence", "in_use", "retire"): "qmr",
    ("Competence", "retired", "take_up"): "qmr",
}
PREPARED = {("Competence", state): make for state, make in making.IN_STATE.items()}
