"""Who may see published lists and move them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "published_lists": "L............",
    "published_lists_xlsx": "L............",
    "published_lists_new": "LFFFFFF..FFFF",
    "published_lists_record": "LN...........",
    "published_lists_act": "LN...........",
}
OBJECTS = {
    "published_lists_record": lambda world: [made(world, making.entered).pk],
    "published_lists_act": lambda world: [made(world, making.entered).pk, "verify"],
}
KEEPERS = "thuky qmr"
ACTS = {
    ("PublishedList", "arriving", "enter"): KEEPERS,
    ("PublishedList", "arriving", "close"): KEEPERS,
    ("PublishedList", "arriving", "verify"): KEEPERS,
    ("PublishedList", "arriving", "doubt"): KEEPERS,
    ("PublishedList", "arriving", "give_up"): KEEPERS,
    ("PublishedList", "whole", "verify"): KEEPERS,
    ("PublishedList", "whole", "doubt"): KEEPERS,
    ("PublishedList", "whole", "give_up"): KEEPERS,
}
PREPARED = {("PublishedList", state): make for state, make in making.IN_STATE.items()}
