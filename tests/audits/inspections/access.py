"""Who may see rounds of self-inspection and keep them: lines of the tables in tests/access, read from here."""

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "inspection_rounds": "L...........F",
    "inspection_rounds_xlsx": "L...........F",
    "inspection_rounds_new": "LFFFFFF.FFFFF",
    "inspection_rounds_record": "LN..........F",
    "inspection_rounds_form": "LN..........F",
    "inspection_rounds_act": "LN..........N",
    "inspection_round_report": "LN..........F",
    "inspection_round_edit": "LN..........N",
}
OBJECTS = {
    "inspection_rounds_record": lambda world: [world.inspection.round_id],
    "inspection_rounds_form": lambda world: [world.inspection.round_id, "report", "docx"],
    "inspection_rounds_act": lambda world: [world.inspection.round_id, "edit"],
    "inspection_round_report": lambda world: [world.inspection.round_id, "docx"],
    "inspection_round_edit": lambda world: [world.inspection.round_id],
}
ACTS = {("InspectionRound", "on_record", "edit"): "qmr"}
PREPARED = {("InspectionRound", "on_record"): making.round_}
