"""Who may see criteria of the reform index and score them: lines of the tables in tests/access, read from here."""

from tests.access.lines import made
from tests.processes.par_indexes import making

# The letters are explained in tests/access/test_pages_by_role.py.
PAGES = {
    "reform_criteria": "L...........F",
    "reform_criteria_xlsx": "L...........F",
    "reform_criteria_new": "LFFFFFF.FFFFF",
    "reform_criteria_record": "LN..........F",
    "reform_criteria_act": "LN..........N",
}
OBJECTS = {
    "reform_criteria_record": lambda world: [made(world, making.known).criteria.first().pk],
    "reform_criteria_act": lambda world: [made(world, making.known).criteria.first().pk, "edit"],
}
SCORERS = "giamdoc motcua1 motcua2"
ACTS = {
    ("ParCriterion", "draft", "edit"): "qmr",
    ("ParCriterion", "draft", "open"): "",
    ("ParCriterion", "open", "score"): SCORERS,
    ("ParCriterion", "scored", "score"): SCORERS,
    ("ParCriterion", "scored", "verify"): "qmr",
    ("ParCriterion", "scored", "return_for_change"): "qmr",
    ("ParCriterion", "checked", "return_for_change"): "qmr",
    ("ParCriterion", "checked", "take_result"): "",
}
PREPARED = {("ParCriterion", state): make for state, make in making.CRITERIA.items()}
