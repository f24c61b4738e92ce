"""Who may see declarations and move them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "declarations": "L............",
    "declarations_xlsx": "L............",
    "declarations_new": "LFFFFFF.FFFFF",
    "declarations_record": "LN...........",
    "declarations_act": "LN...........",
    "declarations_form": "LN...........",
}
OBJECTS = {
    "declarations_record": lambda world: [made(world, making.submitted).pk],
    "declarations_act": lambda world: [made(world, making.submitted).pk, "publish"],
    "declarations_form": lambda world: [made(world, making.submitted).pk, "declaration", "docx"],
}
ACTS = {
    ("Declaration", "draft", "edit"): "qmr",
    ("Declaration", "draft", "submit"): "qmr",
    ("Declaration", "draft", "drop"): "qmr",
    ("Declaration", "submitted", "return_for_change"): "chutich",
    ("Declaration", "submitted", "publish"): "chutich",
    ("Declaration", "submitted", "drop"): "qmr",
    ("Declaration", "published", "ask_renewal"): "",
    ("Declaration", "published", "make_way"): "",
    ("Declaration", "published", "withdraw"): "chutich",
    ("Declaration", "outdated", "hold_again"): "",
    ("Declaration", "outdated", "replace"): "",
    ("Declaration", "outdated", "withdraw"): "chutich",
}
PREPARED = {("Declaration", state): make for state, make in making.IN_STATE.items()}
RESTING = {("Declaration", "published"): "holds until the clock finds that the scope differs"}
ISSUED = {("declarations", "decision"): making.published, ("declarations", "declaration"): making.published}
