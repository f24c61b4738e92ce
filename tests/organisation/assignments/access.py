"""Who may see assignments and move them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "assignments": "L............",
    "assignments_xlsx": "L............",
    "assignments_new": "L.FFFFF.F.FFF",
    "assignments_record": "L.N.NNN......",
    "assignments_act": "L.N.NNN......",
}
OBJECTS = {
    "assignments_record": lambda world: [made(world, making.proposed).pk],
    "assignments_act": lambda world: [made(world, making.proposed).pk, "confirm"],
}
# quantri proposes congchuc1, the chairman or the quality manager answers
ACTS = {
    ("Assignment", "proposed", "confirm"): "chutich qmr",
    ("Assignment", "proposed", "refuse"): "chutich qmr",
    ("Assignment", "proposed", "withdraw"): "quantri",
}
PREPARED = {("Assignment", state): make for state, make in making.IN_STATE.items()}
