"""Who may see reform indexes and move them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "reform_indexes": "L...........F",
    "reform_indexes_xlsx": "L...........F",
    "reform_indexes_new": "LFFFFFF.FFFFF",
    "reform_indexes_record": "LN..........F",
    "reform_indexes_act": "LN..........N",
    "reform_indexes_form": "LN..........F",
}
OBJECTS = {
    "reform_indexes_record": lambda world: [made(world, making.known).pk],
    "reform_indexes_act": lambda world: [made(world, making.known).pk, "edit"],
    "reform_indexes_form": lambda world: [made(world, making.known).pk, "sheet", "docx"],
}
ACTS = {
    ("ParIndex", "draft", "edit"): "qmr",
    ("ParIndex", "draft", "open_scoring"): "qmr",
    ("ParIndex", "scoring", "approve"): "chutich",
    ("ParIndex", "scoring", "return_for_change"): "chutich",
    ("ParIndex", "approved", "take_result"): "qmr",
}
PREPARED = {("ParIndex", state): make for state, make in making.IN_STATE.items()}
