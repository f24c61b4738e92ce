"""Who may see the register of external documents and keep it: lines of the tables in tests/access, read from here."""

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "external_documents": "L............",
    "external_documents_xlsx": "L............",
    "external_documents_table": "L............",
    "external_documents_new": "LFFFFFF..FFFF",
    "external_documents_record": "LN...........",
    "external_documents_act": "LN...........",
}
OBJECTS = {
    "external_documents_table": lambda world: ["docx"],
    "external_documents_record": lambda world: [world.external.pk],
    "external_documents_act": lambda world: [world.external.pk, "edit"],
}
KEEPERS = "thuky qmr"
ACTS = {
    ("ExternalDocument", "in_force", "edit"): KEEPERS,
    ("ExternalDocument", "in_force", "verify"): KEEPERS,
    ("ExternalDocument", "in_force", "replace"): KEEPERS,
    ("ExternalDocument", "in_force", "expire"): KEEPERS,
    ("ExternalDocument", "in_force", "announce"): KEEPERS,
    ("ExternalDocument", "in_force", "call_off"): KEEPERS,
    ("ExternalDocument", "in_force", "warn"): "",
    ("ExternalDocument", "replaced", "take_back"): KEEPERS,
}
PREPARED = {("ExternalDocument", state): make for state, make in making.IN_STATE.items()}
