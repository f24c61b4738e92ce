"""Who may see editions and move them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "clauses": "L............",  # who sees no edition reads that there is none for them
    "editions": "L............",
    "editions_xlsx": "L............",
    "editions_new": "LFFFFFF.FFFFF",
    "editions_record": "LN...........",
    "editions_act": "LN...........",
    "editions_form": "LN...........",
}
OBJECTS = {
    "clauses": lambda world: [made(world, making.in_force).pk][:0],
    "editions_record": lambda world: [made(world, making.in_force).pk],
    "editions_act": lambda world: [made(world, making.in_force).pk, "say_why"],
    "editions_form": lambda world: [made(world, making.in_force).pk, "index", "docx"],
}
ACTS = {
    ("Edition", "beside", "map_clauses"): "qmr",
    ("Edition", "beside", "say_why"): "qmr",
    ("Edition", "beside", "adopt"): "chutich",
    ("Edition", "in_force", "say_why"): "qmr",
    ("Edition", "in_force", "replace"): "",
}
PREPARED = {("Edition", state): make for state, make in making.IN_STATE.items()}
