"""Who may see causes and keep them: lines of the tables in tests/access, read from here."""

from qms.lifecycle.door import perform
from tests.processes.nonconformities import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "causes": "L............",
    "causes_xlsx": "L............",
    "causes_new": "LFFFFFF.FFFFF",
    "causes_record": "LN...........",
    "causes_act": "LN...........",
}
OBJECTS = {
    "causes_record": lambda world: [world.cause.pk],
    "causes_act": lambda world: [world.cause.pk, "edit"],
}
ACTS = {
    ("Cause", "in_use", "edit"): "qmr",
    ("Cause", "in_use", "retire"): "qmr",
    ("Cause", "retired", "edit"): "qmr",
    ("Cause", "retired", "take_up"): "qmr",
}
PREPARED = {
    ("Cause", "in_use"): making.cause,
    ("Cause", "retired"): lambda office: perform(making.cause(office).retire, by=office.qmr, reason="Không dùng"),
}
