"""Who may see $names and move them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "$url_name": "L............",
    "${url_name}_xlsx": "L............",
    "${url_name}_new": "LFFFFF..FFFFF",
    "${url_name}_record": "LNN..N.......",
    "${url_name}_act": "LNN..N.......",
}
OBJECTS = {
    "${url_name}_record": lambda world: [made(world, making.draft).pk],
    "${url_name}_act": lambda world: [made(world, making.draft).pk, "edit"],
}
ACTS = {
    ("$Model", "draft", "edit"): "truongphong qmr",
    ("$Model", "draft", "put_into_use"): "truongphong qmr",
    ("$Model", "in_use", "retire"): "truongphong qmr",
}
PREPARED = {("$Model", state): make for state, make in making.IN_STATE.items()}
