"""Who may see the communication plan and keep it: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "communications": "L............",
    "communications_xlsx": "L............",
    "communications_table": "L............",
    "communications_new": "LFFFFF..FFFFF",
    "communications_record": "LN...........",
    "communications_act": "LN...........",
}
OBJECTS = {
    "communications_table": lambda world: ["docx"],
    "communications_record": lambda world: [made(world, making.due).pk],
    "communications_act": lambda world: [made(world, making.due).pk, "record_telling"],
}
KEEP = "truongphong qmr"
TELL = "congchuc1 congchuc2 thuky truongphong qmr"
ACTS = {
    ("Communication", state, act): who
    for state, acts in {
        "planned": {"edit": KEEP, "ask_telling": "", "record_besides": TELL, "review": KEEP, "end": KEEP},
        "due": {
            "edit": KEEP,
            "record_telling": TELL,
            "leave_out": TELL,
            "record_besides": TELL,
            "review": KEEP,
            "end": KEEP,
        },
        "ended": {"take_up": KEEP},
    }.items()
    for act, who in acts.items()
}
PREPARED = {("Communication", state): make for state, make in making.IN_STATE.items()}
RESTING = {
    ("Communication", "planned"): "the clock asks when its day is near",
    ("Communication", "ended"): "told again only when it is needed",
}
LISTS = {"communications": making.told}
