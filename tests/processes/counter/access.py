"""Who may sit at the counter: lines of the tables in tests/access, read from here."""

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "counter": "LF.FFFFFFF.FF",
    "counter_hand_out": "LMMMMMMMMMMMM",
}
OBJECTS = {"counter_hand_out": lambda world: [world.case.pk]}
