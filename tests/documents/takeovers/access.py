"""Who may take documents over: lines of the tables in tests/access, read from here."""

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "take_overs": "L............",
    "take_overs_xlsx": "L............",
    "take_overs_new": "LFFFFFF..FFFF",
    "take_overs_record": "LNNNNNN......",
    "take_overs_act": "LNNNNNN......",
}
OBJECTS = {
    "take_overs_record": lambda world: [world.take_over.pk],
    "take_overs_act": lambda world: [world.take_over.pk, "mend"],
}
KEEPERS = "thuky qmr"
ACTS = {
    ("TakeOver", "read", "mend"): KEEPERS,
    ("TakeOver", "read", "take"): KEEPERS,
    ("TakeOver", "read", "give_up"): KEEPERS,
}
PREPARED = {("TakeOver", state): make for state, make in making.IN_STATE.items()}
