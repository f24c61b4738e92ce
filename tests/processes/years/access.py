"""Who may see preparations of years and move them: lines of the tables in tests/access, read from here."""

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "years": "L............",
    "years_xlsx": "L............",
    "years_new": "LFFFFFF.FFFFF",
    "years_record": "L............",
    "years_act": "L............",
}
OBJECTS = {
    "years_record": lambda world: [world.year.pk],
    "years_act": lambda world: [world.year.pk, "leave_out"],
}
ACTS = {
    ("YearPreparation", "under_way", "settle"): "",
    ("YearPreparation", "under_way", "move_lines"): "",
    ("YearPreparation", "under_way", "leave_out"): "qmr",
    ("YearPreparation", "under_way", "take_up"): "qmr",
    ("YearPreparation", "under_way", "complete"): "",
}
PREPARED = {("YearPreparation", state): make for state, make in making.IN_STATE.items()}
