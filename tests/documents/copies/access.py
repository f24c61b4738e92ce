"""Who may see controlled copies and keep them: lines of the tables in tests/access, read from here."""

from documents.copies.tokens import token_of
from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "controlled_copies": "L............",
    "controlled_copies_xlsx": "L............",
    "controlled_copies_table": "L............",
    "controlled_copies_new": "LFFFFFF..FFFF",
    "controlled_copies_record": "LNN..N.......",
    "controlled_copies_act": "LNN..N.......",
    "controlled_copy_text": "LNNFFNF..FFFF",
    "controlled_copy_file": "LNNFFNFNNFFFF",  # its content is a text, and no file
    "document_copies": "LN...........",
    "in_force": ".............",
}
OBJECTS = {
    "controlled_copies_table": lambda world: ["docx"],
    "controlled_copies_record": lambda world: [made(world, making.known).pk],
    "controlled_copies_act": lambda world: [made(world, making.known).pk, "place_at"],
    "controlled_copy_text": lambda world: [made(world, making.known).pk, "docx"],
    "controlled_copy_file": lambda world: [made(world, making.known).pk, 1],
    "document_copies": lambda world: [world.document.pk],
    "in_force": lambda world: [token_of(made(world, making.known).revision)],
}
KEEPERS = "thuky qmr"
HOLDERS = "congchuc1 congchuc2 truongphong thuky qmr"
ACTS = {
    **{("ControlledCopy", state, act): HOLDERS for state in ("issued", "recalled") for act in ("receive", "place_at")},
    **{("ControlledCopy", state, "report_lost"): HOLDERS for state in ("issued", "recalled")},
    ("ControlledCopy", "issued", "recall"): KEEPERS,
    **{("ControlledCopy", state, "return_copy"): KEEPERS for state in ("issued", "recalled", "lost")},
    **{("ControlledCopy", state, "destroy"): KEEPERS for state in ("recalled", "returned")},
}
PREPARED = {("ControlledCopy", state): make for state, make in making.IN_STATE.items()}
