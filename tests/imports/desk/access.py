"""Who may see imports and go on with them: lines of the tables in tests/access, read from here."""

from qms.lifecycle.door import perform
from tests.access.lines import made
from tests.imports import making

# The letters are explained in tests/access/test_pages_by_role.py. An import here is that of the head of the unit.
PAGES = {
    "imports": "L...........F",
    "imports_xlsx": "L...........F",
    "imports_new": "L.F.FF...FFFF",
    "imports_out": "L.F.FF...FFFF",
    "imports_record": "LNNNNN..NNNNF",
    "imports_act": "LNNNNN>>NNNNN",
    "imports_columns": "LNNNNN..NNNNN",
    "imports_answers": "LNNNNN>>NNNNN",
    "imports_rows": "LNNNNN>>NNNNN",
    "imports_row": "LNNNNN..NNNNN",
    "imports_row_opened": "LNNNNN>>NNNNN",
    "imports_wrong": "LNNNNN..NNNNN",
}


def _import(world):
    return made(world, making.read)


OBJECTS = {
    "imports_record": lambda world: [_import(world).pk],
    "imports_act": lambda world: [_import(world).pk, "set_columns"],
    "imports_columns": lambda world: [_import(world).pk],
    "imports_answers": lambda world: [_import(world).pk],
    "imports_rows": lambda world: [_import(world).pk],
    "imports_row": lambda world: [_import(world).pk, 2],
    "imports_row_opened": lambda world: [_import(world).pk, 2],
    "imports_wrong": lambda world: [_import(world).pk],
}


def _partly(office):
    record = making.read(office, making.risks(making.ONE, making.TWO))
    return making.gone_on(perform(record.take, by=office.truongphong, rows=[2]))


def _taken(office):
    return making.gone_on(perform(making.read(office).take, by=office.truongphong))


def _withdrawn(office):
    return perform(making.read(office).withdraw, by=office.truongphong, reason="Nhầm tệp")


PREPARED = {
    ("Import", "reading"): making.sent,
    ("Import", "prepared"): making.read,
    ("Import", "taking"): lambda office: perform(making.read(office).take, by=office.truongphong),
    ("Import", "partly"): _partly,
    ("Import", "taken"): _taken,
    ("Import", "withdrawn"): _withdrawn,
}
OWN = ("set_columns", "answer", "mend", "open_row", "take", "withdraw")
ACTS = {("Import", state, act): "truongphong" for state in ("prepared", "partly") for act in OWN}
ACTS |= {("Import", "taking", "take"): "truongphong"}
ACTS |= {("Import", state, "take_over"): "qmr" for state in ("prepared", "partly")}
ACTS |= {("Import", "reading", "present"): ""}
ACTS |= {("Import", "taking", act): "" for act in ("pause", "finish")}
