"""Who may see what people have, and say it: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "attainments": "L...........F",
    "attainments_xlsx": "L...........F",
    "attainments_new": "LFFFFF..FFFFF",
    "attainments_record": "LN.NNNN.....F",
    "attainments_act": "LN.NNNN.....N",
}
OBJECTS = {
    "attainments_record": lambda world: [made(world, making.known).pk],
    "attainments_act": lambda world: [made(world, making.known).pk, "renew"],
}
KEEPERS = "giamdoc qmr"
ACTS = {
    ("Attainment", "valid", "renew"): KEEPERS,
    ("Attainment", "valid", "withdraw"): KEEPERS,
    ("Attainment", "valid", "warn"): "",
    ("Attainment", "valid", "expire"): "",
    ("Attainment", "expired", "renew"): KEEPERS,
    ("Attainment", "expired", "withdraw"): KEEPERS,
}
PREPARED = {("Attainment", state): make for state, make in making.IN_STATE.items()}
