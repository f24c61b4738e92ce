"""Who may see who is qualified, and say so: lines of the tables in tests/access, read from here."""

from tests.audits.conduct import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "auditors": "L...........F",
    "auditors_xlsx": "L...........F",
    "auditors_new": "LFFFFFF.FFFFF",
    "auditors_record": "LN..........F",
    "auditors_act": "LN..........N",
    "auditor_end": "LN..........N",
}
OBJECTS = {
    "auditors_record": lambda world: [world.qualification.pk],
    "auditors_act": lambda world: [world.qualification.pk, "end"],
    "auditor_end": lambda world: [world.qualification.pk],
}
ACTS = {("Qualification", "on_record", "end"): "qmr"}
PREPARED = {("Qualification", "on_record"): lambda office: making.qualify(office, office.danhgia1)}
