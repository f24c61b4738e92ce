"""Who may ask for a change and decide on it: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "change_requests": "L............",
    "change_requests_xlsx": "L............",
    "change_requests_new": "LF..........F",
    "change_requests_record": "LNN..N.......",
    "change_requests_act": "LNN..N.......",
    "change_requests_form": "LNN..N.......",
}
OBJECTS = {
    "change_requests_record": lambda world: [made(world, making.known).pk],
    "change_requests_act": lambda world: [made(world, making.known).pk, "accept"],
    "change_requests_form": lambda world: [made(world, making.known).pk, "request", "docx"],
}
DECIDE = "truongphong qmr"
ACTS = {
    ("ChangeRequest", "raised", "edit"): "congchuc2",
    ("ChangeRequest", "raised", "accept"): DECIDE,
    ("ChangeRequest", "raised", "refuse"): DECIDE,
    ("ChangeRequest", "raised", "withdraw"): "congchuc2",
    ("ChangeRequest", "accepted", "refuse"): DECIDE,
    ("ChangeRequest", "accepted", "withdraw"): "congchuc2",
    ("ChangeRequest", "accepted", "begin_revision"): DECIDE,
    ("ChangeRequest", "accepted", "join_revision"): DECIDE,
    ("ChangeRequest", "accepted", "note_abolished"): "qmr",
    ("ChangeRequest", "revising", "name_revision"): "",
    ("ChangeRequest", "revising", "wait_again"): "",
    ("ChangeRequest", "revising", "settle"): "",
}
PREPARED = {("ChangeRequest", state): make for state, make in making.IN_STATE.items()}
