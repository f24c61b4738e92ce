"""Who may see training plans and move them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "training_plans": "L............",
    "training_plans_xlsx": "L............",
    "training_plans_new": "LFFFFF..FFFFF",
    "training_plans_record": "LN...........",
    "training_plans_act": "LN...........",
    "training_plans_form": "LN...........",
}
OBJECTS = {
    "training_plans_record": lambda world: [made(world, making.known).pk],
    "training_plans_act": lambda world: [made(world, making.known).pk, "edit"],
    "training_plans_form": lambda world: [made(world, making.known).pk, "plan", "docx"],
}
ACTS = {
    ("TrainingPlan", "draft", "edit"): "qmr",
    ("TrainingPlan", "draft", "submit"): "qmr",
    ("TrainingPlan", "submitted", "approve"): "chutich",
    ("TrainingPlan", "submitted", "return_for_change"): "chutich",
    ("TrainingPlan", "approved", "close"): "qmr",
}
PREPARED = {("TrainingPlan", state): make for state, make in making.IN_STATE.items()}
