"""Who may fill a form in: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "form_fill": "LN...........",
    "form_fields": "L............",
    "form_fields_of_kind": "L............",
    "form_begin": "L............",
}
OBJECTS = {
    "form_fill": lambda world: [made(world, making.in_force).document_id],
    "form_fields_of_kind": lambda world: ["nonconformity"],
    "form_begin": lambda world: ["BM"],
}
