"""Who may see the ends of records and decide them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "disposals": "L............",
    "disposals_xlsx": "L............",
    "disposals_record": "LNNNNNN......",
    "disposals_act": "LNNNNNN......",
    "disposals_form": "LNNNNNN......",
}
OBJECTS = {
    "disposals_record": lambda world: [made(world, making.known).pk],
    "disposals_act": lambda world: [made(world, making.known).pk, "approve"],
    "disposals_form": lambda world: [made(world, making.disposed).pk, "minute", "docx"],
}
ACTS = {
    ("Disposal", "proposed", "approve"): "qmr chutich",
    ("Disposal", "proposed", "refuse"): "qmr chutich",
    ("Disposal", "approved", "refuse"): "qmr chutich",
    ("Disposal", "approved", "dispose"): "thuky vanthu",
}
PREPARED = {("Disposal", state): make for state, make in making.IN_STATE.items()}
