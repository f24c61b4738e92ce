"""Who may see $names and move them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "$url_name": "L............",
    "${url_name}_xlsx": "L............",
    "${url_name}_table": "L............",
    "${url_name}_new": "LFFFFF..FFFFF",
    "${url_name}_record": "LNN..N.......",
    "${url_name}_act": "LNN..N.......",
}
OBJECTS = {
    "${url_name}_table": lambda world: ["docx"],
    "${url_name}_record": lambda world: [made(world, making.draft).pk],
    "${url_name}_act": lambda world: [made(world, making.draft).pk, "edit"],
}
ACTS = {
    ("$Model", "draft", "edit"): "truongphong qmr",
    ("$Model", "draft", "put_into_use"): "truongphong qmr",
    ("$Model", "in_use", "retire"): "truongphong qmr",
}
PREPARED = {("$Model", state): make for state, make in making.IN_STATE.items()}
# Where nobody is asked, and why: tests/lifecycle/test_ways_out.py.
RESTING = {
    ("$Model", "in_use"): "used until whoever keeps it retires it",
}
# Of which record the form of the register is drawn: tests/web/test_web_sheets.py.
LISTS = {"$collection": making.in_use}
