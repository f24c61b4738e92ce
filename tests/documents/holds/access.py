"""Who may see holds and put them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "holds": "L............",
    "holds_xlsx": "L............",
    "holds_new": "LFFFFFF.F.FFF",
    "holds_record": "LNNNNNN......",
    "holds_act": "LNNNNNN......",
}
OBJECTS = {
    "holds_record": lambda world: [made(world, making.known).pk],
    "holds_act": lambda world: [made(world, making.known).pk, "lift"],
}
ACTS = {("Hold", "on", "lift"): "qmr chutich"}
PREPARED = {("Hold", state): make for state, make in making.IN_STATE.items()}
