"""Who may see equipment and keep it: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "equipment": "L............",
    "equipment_xlsx": "L............",
    "equipment_table": "L............",
    "equipment_new": "LFFFFF..FFFFF",
    "equipment_record": "LN...........",
    "equipment_act": "LN...........",
    "equipment_form": "LN...........",
}
OBJECTS = {
    "equipment_table": lambda world: ["docx"],
    "equipment_record": lambda world: [made(world, making.out_of_order).pk],
    "equipment_act": lambda world: [made(world, making.out_of_order).pk, "put_back"],
    "equipment_form": lambda world: [made(world, making.out_of_order).pk, "card", "docx"],
}
KEEP = "truongphong qmr"
ALL = "motcua1 motcua2 congchuc1 congchuc2 congchuc3 truongphong truongkt giamdoc qmr thuky chutich vanthu danhgia1"
ACTS = {
    ("Asset", state, act): who
    for state, acts in {
        "working": {
            "edit": KEEP,
            "ask_upkeep": "",
            "record_upkeep": KEEP,
            "report_broken": ALL,
            "retire": KEEP,
        },
        "upkeep_due": {"edit": KEEP, "record_upkeep": KEEP, "report_broken": ALL, "retire": KEEP},
        "out_of_order": {"edit": KEEP, "put_back": KEEP, "retire": KEEP},
        "retired": {"take_up": KEEP},
    }.items()
    for act, who in acts.items()
}
PREPARED = {("Asset", state): make for state, make in making.IN_STATE.items()}
RESTING = {
    ("Asset", "working"): "the clock asks for the upkeep on its day",
    ("Asset", "retired"): "used again only when it is needed",
}
LISTS = {"equipment": making.kept_fit}
