"""Who may see questions back and move them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "inquiries": "L............",
    "inquiries_xlsx": "L............",
    "inquiries_csv": "L............",
    "inquiries_views": "LMMMMMMMMMMMM",
    "inquiries_new": "LF..........F",
    "inquiries_record": "LNN..N.......",
    "inquiries_act": "LNN..N.......",
}
OBJECTS = {
    "inquiries_record": lambda world: [made(world, making.asked).pk],
    "inquiries_act": lambda world: [made(world, making.asked).pk, "reply"],
}
# the head of the unit asks congchuc1
ACTS = {
    ("Inquiry", "open", "reply"): "congchuc1",
    ("Inquiry", "open", "pass_on"): "congchuc1 truongphong",
    ("Inquiry", "open", "withdraw"): "truongphong",
}
PREPARED = {("Inquiry", state): make for state, make in making.IN_STATE.items()}
