"""Who may see decisions on roles and duties, and move them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "role_decisions": "L............",
    "role_decisions_xlsx": "L............",
    "role_decisions_new": "LFFFFF..FFFFF",
    "role_decisions_record": "LN...........",
    "role_decisions_act": "LN...........",
    "role_decisions_form": "LN...........",
    "duties": "L............",
    "duties_xlsx": "L............",
    "duties_table": "L............",
    "duties_matrix": "L...........F",
    "duties_new": "LFFFFF..FFFFF",
    "duties_record": "LN...........",
    "duties_act": "LN...........",
}
OBJECTS = {
    "role_decisions_record": lambda world: [made(world, making.in_force).pk],
    "role_decisions_act": lambda world: [made(world, making.in_force).pk, "end"],
    "role_decisions_form": lambda world: [made(world, making.in_force).pk, "decision", "docx"],
    "duties_table": lambda world: ["docx"],
    "duties_record": lambda world: [made(world, making.held).pk],
    "duties_act": lambda world: [made(world, making.held).pk, "end"],
}
WRITE, SIGN = "qmr", "chutich"
ACTS = {
    ("RoleDecision", "draft", "edit"): WRITE,
    ("RoleDecision", "draft", "submit"): WRITE,
    ("RoleDecision", "draft", "drop"): WRITE,
    ("RoleDecision", "submitted", "put_in_force"): SIGN,
    ("RoleDecision", "submitted", "return_for_change"): SIGN,
    ("RoleDecision", "submitted", "drop"): WRITE,
    ("RoleDecision", "in_force", "make_way"): "",
    ("RoleDecision", "in_force", "end"): SIGN,
    ("Duty", "prepared", "edit"): WRITE,
    ("Duty", "prepared", "take_effect"): "",
    ("Duty", "prepared", "lapse"): "",
    ("Duty", "prepared", "end"): WRITE,
    ("Duty", "held", "lapse"): "",
    ("Duty", "held", "end"): WRITE,
}
PREPARED = making.IN_STATE
RESTING = {
    ("RoleDecision", "in_force"): "holds until another replaces it or top management ends it",
    ("Duty", "prepared"): "its decision gives it",
    ("Duty", "held"): "holds as long as its decision",
}
ISSUED = {("role-decisions", "decision"): making.in_force}
LISTS = {"duties": making.held}
