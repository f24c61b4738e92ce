"""Who may see the context and keep it: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

MAKES = {"context_issues": making.issue, "party_needs": making.need}
# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    f"{name}{page}": who
    for name in MAKES
    for page, who in {
        "": "L............",
        "_xlsx": "L............",
        "_table": "L............",
        "_new": "LFFFFF..FFFFF",
        "_record": "LN...........",
        "_act": "LN...........",
    }.items()
}
OBJECTS = {
    "context_issues_table": lambda world: ["docx"],
    "context_issues_record": lambda world: [made(world, making.issue).pk],
    "context_issues_act": lambda world: [made(world, making.issue).pk, "review"],
    "party_needs_table": lambda world: ["docx"],
    "party_needs_record": lambda world: [made(world, making.need).pk],
    "party_needs_act": lambda world: [made(world, making.need).pk, "review"],
}
KEEP = "truongphong qmr"
ACTS = {
    (model, state, act): who
    for model in ("ContextIssue", "PartyNeed")
    for (state, act), who in {
        ("watched", "edit"): KEEP,
        ("watched", "ask_review"): "",
        ("watched", "review"): KEEP,
        ("watched", "end"): KEEP,
        ("to_review", "edit"): KEEP,
        ("to_review", "review"): KEEP,
        ("to_review", "end"): KEEP,
        ("ended", "take_up"): KEEP,
    }.items()
}
PREPARED = making.IN_STATE
RESTING = {
    (model, state): why
    for model in ("ContextIssue", "PartyNeed")
    for state, why in {
        "watched": "the clock asks for the review on its day",
        "ended": "watched again only when it holds again",
    }.items()
}
LISTS = {"context-issues": making.issue, "party-needs": making.need}
