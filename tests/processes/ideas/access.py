"""Who may see ideas and move them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "ideas": "L............",
    "ideas_xlsx": "L............",
    "ideas_table": "L............",
    "ideas_new": "LF..........F",
    "ideas_record": "LN...........",
    "ideas_act": "LN...........",
    "ideas_form": "LN...........",
}
OBJECTS = {
    "ideas_table": lambda world: ["docx"],
    "ideas_record": lambda world: [made(world, making.tried).pk],
    "ideas_act": lambda world: [made(world, making.tried).pk, "spread"],
    "ideas_form": lambda world: [made(world, making.tried).pk, "idea", "docx"],
}
JUDGE = "truongphong qmr chutich"
ACTS = {
    ("Idea", "suggested", "edit"): "congchuc1",
    ("Idea", "suggested", "try_out"): JUDGE,
    ("Idea", "suggested", "decline"): JUDGE,
    ("Idea", "suggested", "withdraw"): "congchuc1",
    ("Idea", "trying", "report_trial"): "congchuc2",
    ("Idea", "trying", "reassign"): "truongphong qmr",
    ("Idea", "trying", "withdraw"): "congchuc1",
    ("Idea", "tried", "spread"): JUDGE,
    ("Idea", "tried", "decline_after_trial"): JUDGE,
    ("Idea", "tried", "try_longer"): JUDGE,
    ("Idea", "tried", "withdraw"): "congchuc1",
}
PREPARED = {("Idea", state): make for state, make in making.IN_STATE.items()}
NOTHING = "who suggested it takes their own word back; nothing is judged"
NOT_TRIED = "nobody has tried it yet"
ON_PURPOSE = {
    ("Idea", "withdraw", "spread"): NOTHING,
    ("Idea", "withdraw", "decline"): NOTHING,
    ("Idea", "withdraw", "decline_after_trial"): NOTHING,
    ("Idea", "decline", "decline_after_trial"): NOT_TRIED,
    ("Idea", "decline", "spread"): NOT_TRIED,
    ("Idea", "try_out", "try_longer"): NOT_TRIED,
}
ISSUED = {("ideas", "idea"): making.spread}
LISTS = {"ideas": making.spread}
