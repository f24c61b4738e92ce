"""Who may read the list of records and keep it: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "record_series": "L............",
    "record_series_xlsx": "L............",
    "record_series_table": "L............",
    "record_series_new": "LFFFFFF..FFFF",
    "record_series_record": "LN...........",
    "record_series_act": "LN...........",
}
OBJECTS = {
    "record_series_table": lambda world: ["docx"],
    "record_series_record": lambda world: [made(world, making.known).pk],
    "record_series_act": lambda world: [made(world, making.known).pk, "edit"],
}
KEEPERS = "thuky qmr"
ACTS = {
    ("RecordSeries", "in_use", "edit"): KEEPERS,
    ("RecordSeries", "in_use", "verify"): KEEPERS,
    ("RecordSeries", "in_use", "note_due"): "",
    ("RecordSeries", "in_use", "propose_disposal"): "thuky vanthu",
    ("RecordSeries", "in_use", "retire"): KEEPERS,
    ("RecordSeries", "retired", "take_up"): KEEPERS,
}
PREPARED = {("RecordSeries", state): make for state, make in making.IN_STATE.items()}
