"""Who may see trainings and move them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "trainings": "L...........F",
    "trainings_xlsx": "L...........F",
    "trainings_new": "LFFFFF..FFFFF",
    "trainings_record": "LN.NNN......F",
    "trainings_act": "LN.NNN......N",
    "trainings_form": "LN.NNN......F",
}
OBJECTS = {
    "trainings_record": lambda world: [made(world, making.known).pk],
    "trainings_act": lambda world: [made(world, making.known).pk, "edit"],
    "trainings_form": lambda world: [made(world, making.known).pk, "training", "docx"],
}
RUNS = "giamdoc qmr"
ACTS = {
    ("Training", "planned", "edit"): RUNS,
    ("Training", "planned", "record_attendance"): RUNS,
    ("Training", "planned", "name_judge"): "qmr",
    ("Training", "planned", "cancel"): RUNS,
    ("Training", "held", "record_attendance"): RUNS,
    ("Training", "held", "name_judge"): "qmr",
    ("Training", "held", "find_effective"): "truongphong",
    ("Training", "held", "find_ineffective"): "truongphong",
}
PREPARED = {("Training", state): make for state, make in making.IN_STATE.items()}
