"""Who may see patterns and change them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "procedure_patterns": "L............",
    "procedure_patterns_xlsx": "L............",
    "procedure_patterns_new": "LFFFFFF..FFFF",
    "procedure_patterns_record": "LN...........",
    "procedure_patterns_act": "LN...........",
}
OBJECTS = {
    "procedure_patterns_record": lambda world: [made(world, making.known).pk],
    "procedure_patterns_act": lambda world: [made(world, making.known).pk, "edit"],
}
ACTS = {("Pattern", "in_use", act): "thuky qmr" for act in ("edit", "retire")}
PREPARED = {("Pattern", state): make for state, make in making.IN_STATE.items()}
