"""Who may see comments and move them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "comments": "L............",
    "comments_xlsx": "L............",
    "comments_new": "LF..........F",
    "comments_record": "LNN..N.......",
    "comments_act": "LNN..N.......",
}


OBJECTS = {
    "comments_record": lambda world: [made(world, making.of_its_own).pk],
    "comments_act": lambda world: [made(world, making.of_its_own).pk, "reply"],
}
ACTS = {
    ("Comment", "open", "reply"): "congchuc1",
    ("Comment", "open", "accept"): "congchuc1",
    ("Comment", "open", "refuse"): "congchuc1",
    ("Comment", "open", "withdraw"): "truongphong",
    ("Comment", "open", "lapse"): "",
    ("Comment", "answered", "settle"): "truongphong qmr",
    ("Comment", "answered", "open_again"): "truongphong",
    ("Comment", "answered", "withdraw"): "truongphong",
}
PREPARED = {("Comment", state): make for state, make in making.IN_STATE.items()}
