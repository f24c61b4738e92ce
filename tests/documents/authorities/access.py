"""Who may see authorities and decide them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "authorities": "L............",
    "authorities_xlsx": "L............",
    "authorities_new": "LFFFFFFFF.FFF",
    "authorities_record": "LN...........",
    "authorities_act": "LN...........",
}
OBJECTS = {
    "authorities_record": lambda world: [made(world, making.decided).pk],
    "authorities_act": lambda world: [made(world, making.decided).pk, "end"],
}
ACTS = {
    ("Authority", "in_force", "supersede"): "",
    ("Authority", "in_force", "end"): "chutich",
}
PREPARED = {("Authority", state): make for state, make in making.IN_STATE.items()}
