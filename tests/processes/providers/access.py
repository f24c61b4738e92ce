"""Who may see providers and move them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "providers": "L............",
    "providers_xlsx": "L............",
    "providers_table": "L............",
    "providers_new": "LFFFFF..FFFFF",
    "providers_record": "LN...........",
    "providers_act": "LN...........",
    "providers_form": "LN...........",
}
OBJECTS = {
    "providers_table": lambda world: ["docx"],
    "providers_record": lambda world: [made(world, making.evaluated).pk],
    "providers_act": lambda world: [made(world, making.evaluated).pk, "accept"],
    "providers_form": lambda world: [made(world, making.evaluated).pk, "evaluation", "docx"],
}
KEEP, DECIDE = "truongphong qmr", "qmr chutich"
ACTS = {
    ("Provider", "to_evaluate", "edit"): KEEP,
    ("Provider", "to_evaluate", "set_criteria"): KEEP,
    ("Provider", "to_evaluate", "evaluate"): KEEP,
    ("Provider", "to_evaluate", "end"): DECIDE,
    ("Provider", "evaluated", "edit"): KEEP,
    ("Provider", "evaluated", "accept"): DECIDE,
    ("Provider", "evaluated", "accept_on_conditions"): DECIDE,
    ("Provider", "evaluated", "refuse"): DECIDE,
    ("Provider", "evaluated", "return_for_change"): DECIDE,
    **{
        ("Provider", state, act): who
        for state in ("accepted", "conditional")
        for act, who in {
            "edit": KEEP,
            "set_criteria": KEEP,
            "ask_evaluation": "",
            "begin_evaluation": KEEP,
            "end": DECIDE,
        }.items()
    },
    ("Provider", "refused", "take_up"): KEEP,
    ("Provider", "ended", "take_up"): KEEP,
}
PREPARED = {("Provider", state): make for state, make in making.IN_STATE.items()}
RESTING = {
    ("Provider", "accepted"): "the clock asks for the evaluation on its day",
    ("Provider", "conditional"): "the clock asks for the evaluation on its day",
    ("Provider", "refused"): "considered again only when it is needed",
    ("Provider", "ended"): "considered again only when it is needed",
}
ON_PURPOSE = {
    ("Provider", "begin_evaluation", "return_for_change"): "asks for more work, which is nobody's advantage",
    ("Provider", "take_up", "return_for_change"): "asks for more work, which is nobody's advantage",
}
ISSUED = {("providers", "evaluation"): making.accepted}
LISTS = {"providers": making.accepted}
