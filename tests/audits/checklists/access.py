"""Who may see questions and keep them: lines of the tables in tests/access, read from here."""

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "audit_questions": "L...........F",
    "audit_questions_xlsx": "L...........F",
    "audit_questions_new": "LFFFFFF.FFFFF",
    "audit_questions_record": "LN..........F",
    "audit_questions_act": "LN..........N",
}
OBJECTS = {
    "audit_questions_record": lambda world: [world.question.pk],
    "audit_questions_act": lambda world: [world.question.pk, "edit"],
}
ACTS = {
    ("Question", "in_use", "edit"): "qmr",
    ("Question", "in_use", "retire"): "qmr",
    ("Question", "retired", "edit"): "qmr",
    ("Question", "retired", "take_up"): "qmr",
}
PREPARED = {("Question", "in_use"): making.question, ("Question", "retired"): making.retired}
