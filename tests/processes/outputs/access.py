"""Who may see nonconforming outputs and move them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "outputs": "L............",
    "outputs_xlsx": "L............",
    "outputs_table": "L............",
    "outputs_new": "LF..........F",
    "outputs_record": "LNN..N.......",
    "outputs_act": "LNN..N.......",
    "outputs_form": "LNN..N.......",
}
OBJECTS = {
    "outputs_table": lambda world: ["docx"],
    "outputs_record": lambda world: [made(world, making.done).pk],
    "outputs_act": lambda world: [made(world, making.done).pk, "verify"],
    "outputs_form": lambda world: [made(world, making.done).pk, "output", "docx"],
}
ACTS = {
    ("NonconformingOutput", "proposed", "edit"): "truongphong qmr",
    ("NonconformingOutput", "proposed", "decide"): "qmr chutich",
    ("NonconformingOutput", "proposed", "refuse"): "qmr chutich",
    ("NonconformingOutput", "proposed", "cancel"): "qmr chutich",
    ("NonconformingOutput", "proposed", "reassign"): "truongphong qmr",
    ("NonconformingOutput", "decided", "report_done"): "congchuc2",
    ("NonconformingOutput", "decided", "cancel"): "qmr chutich",
    ("NonconformingOutput", "decided", "reassign"): "truongphong qmr",
    ("NonconformingOutput", "done", "verify"): "truongphong qmr",
    ("NonconformingOutput", "done", "return_for_rework"): "truongphong qmr",
}
PREPARED = {("NonconformingOutput", state): make for state, make in making.IN_STATE.items()}
NOTHING_DONE = "nothing is carried out yet"
MAY_LOOK = "who proposed it may see whether it is put right: they did not do it"
ON_PURPOSE = {
    ("NonconformingOutput", "decide", "return_for_rework"): NOTHING_DONE,
    ("NonconformingOutput", "refuse", "verify"): NOTHING_DONE,
    ("NonconformingOutput", "refuse", "cancel"): NOTHING_DONE,
    ("NonconformingOutput", "return_for_rework", "decide"): MAY_LOOK,
    ("NonconformingOutput", "verify", "refuse"): MAY_LOOK,
    ("NonconformingOutput", "verify", "cancel"): MAY_LOOK,
}
ISSUED = {("outputs", "output"): making.verified}
LISTS = {"outputs": making.verified}
