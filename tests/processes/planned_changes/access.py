"""Who may see planned changes and move them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "planned_changes": "L............",
    "planned_changes_xlsx": "L............",
    "planned_changes_table": "L............",
    "planned_changes_new": "LFFFFF..FFFFF",
    "planned_changes_record": "LNN..N.......",
    "planned_changes_act": "LNN..N.......",
    "planned_changes_form": "LNN..N.......",
}
OBJECTS = {
    "planned_changes_table": lambda world: ["docx"],
    "planned_changes_record": lambda world: [made(world, making.carried_out).pk],
    "planned_changes_act": lambda world: [made(world, making.carried_out).pk, "close"],
    "planned_changes_form": lambda world: [made(world, making.carried_out).pk, "change", "docx"],
}
PLAN, CARRY, DECIDE = "truongphong qmr", "truongphong qmr congchuc2", "qmr chutich"
ACTS = {
    ("PlannedChange", "draft", "edit"): PLAN,
    ("PlannedChange", "draft", "add_impacts_by_hand"): CARRY,
    ("PlannedChange", "draft", "submit"): PLAN,
    ("PlannedChange", "draft", "give_up"): PLAN,
    ("PlannedChange", "submitted", "approve"): DECIDE,
    ("PlannedChange", "submitted", "return_for_change"): DECIDE,
    ("PlannedChange", "submitted", "decline"): DECIDE,
    ("PlannedChange", "submitted", "give_up"): PLAN,
    ("PlannedChange", "under_way", "add_impacts_by_hand"): CARRY,
    ("PlannedChange", "under_way", "settle"): CARRY,
    ("PlannedChange", "under_way", "report_done"): "congchuc2",
    ("PlannedChange", "under_way", "reassign"): DECIDE,
    ("PlannedChange", "under_way", "give_up"): PLAN,
    ("PlannedChange", "carried_out", "close"): DECIDE,
    ("PlannedChange", "carried_out", "send_back"): DECIDE,
}
PREPARED = {("PlannedChange", state): make for state, make in making.IN_STATE.items()}
PREPARED[("PlannedChange", "under_way")] = making.settled
NOT_CARRIED_OUT = "nobody has carried it out yet"
MAY_REVIEW = "who planned it may say whether it served: they did not carry it out"
NOTHING_DECIDED = "it is given up by whoever plans; nobody decides or reviews"
ON_PURPOSE = {
    ("PlannedChange", "approve", "send_back"): NOT_CARRIED_OUT,
    ("PlannedChange", "decline", "close"): NOT_CARRIED_OUT,
    ("PlannedChange", "close", "decline"): MAY_REVIEW,
    ("PlannedChange", "send_back", "approve"): MAY_REVIEW,
    ("PlannedChange", "give_up", "close"): NOTHING_DECIDED,
    ("PlannedChange", "give_up", "decline"): NOTHING_DECIDED,
}
ISSUED = {("planned-changes", "change"): making.closed}
LISTS = {"planned-changes": making.closed}
