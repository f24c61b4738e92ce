"""Who may see issuances and move them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "issuances": "L............",
    "issuances_xlsx": "L............",
    "issuances_new": "LFFFFFF..FFFF",
    "issuances_record": "LNNNNN.......",
    "issuances_act": "LNNNNN.......",
    "issuances_table": "LNNNNNNN.NNNN",
}
OBJECTS = {
    "issuances_record": lambda world: [made(world, making.draft).pk],
    "issuances_act": lambda world: [made(world, making.draft).pk, "edit"],
    "issuances_table": lambda world: [made(world, making.draft).pk],
}
ACTS = {
    **{("Issuance", state, "reassign"): "qmr" for state in ("draft", "in_review", "reviewed")},
    **{("Issuance", "draft", act): "thuky" for act in ("edit", "fill", "leave_out", "submit")},
    ("Issuance", "draft", "cancel"): "thuky qmr",
    ("Issuance", "in_review", "endorse"): "truongphong",
    ("Issuance", "in_review", "return_for_change"): "truongphong chutich",
    ("Issuance", "in_review", "pull_back"): "thuky",
    ("Issuance", "in_review", "cancel"): "thuky qmr",
    ("Issuance", "reviewed", "approve"): "chutich",
    ("Issuance", "reviewed", "return_for_change"): "truongphong chutich",
    ("Issuance", "reviewed", "pull_back"): "thuky",
    ("Issuance", "reviewed", "cancel"): "thuky qmr",
    ("Issuance", "approved", "release"): "thuky",
    ("Issuance", "approved", "end"): "",
}
PREPARED = {("Issuance", state): make for state, make in making.IN_STATE.items()}
