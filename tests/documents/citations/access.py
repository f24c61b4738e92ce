"""Who may see citations and judge them: lines of the tables in tests/access, read from here."""

from . import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "citations": "L...........F",
    "citations_xlsx": "L...........F",
    "citations_record": "LN..........F",
    "citations_act": "LN..........N",
    "citations_confirm": "LMMMMMMMMMMMM",
    "texts_to_mend": "L............",
    "unknown_numbers": "L............",
}
OBJECTS = {
    "citations_record": lambda world: [world.citation.pk],
    "citations_act": lambda world: [world.citation.pk, "confirm"],
    "citations_confirm": lambda world: [world.external.pk],
}
JUDGES = "truongphong thuky qmr"
ACTS = {
    ("Citation", "proposed", "confirm"): JUDGES,
    ("Citation", "proposed", "refuse"): JUDGES,
    ("Citation", "confirmed", "refuse"): JUDGES,
    ("Citation", "refused", "confirm"): JUDGES,
    ("Citation", "lapsed", "find_again"): "",
    ("Citation", "proposed", "lapse"): "",
    ("Citation", "confirmed", "lapse"): "",
    ("Citation", "proposed", "identify"): "",
    ("Citation", "confirmed", "identify"): "",
    ("Citation", "refused", "identify"): "",
    ("Citation", "lapsed", "identify"): "",
}
PREPARED = {("Citation", state): make for state, make in making.IN_STATE.items()}
