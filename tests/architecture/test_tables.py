"""Rows under heads are drawn by one component, so that heads, labels on a phone, links and tones are the same."""

from .tree import ROOT, pages, short

COMPONENT = "qms/web/templates/cotton/table.html"
# The few templates that write a table themselves, and why the component can't: a new one is not added for ease.
PAPER = "laid out for paper, by the form that the office prints"
MATRIX = "a matrix: its lines have heads too, and its places lead or are tinted by both"
BY_HAND = {
    "qms/web/templates/web/printed/head.html": PAPER,
    "qms/web/templates/web/printed/block.html": PAPER,
    "processes/cases/templates/cases/papers/receipt.html": PAPER,
    "qms/calendar/templates/calendar/month.html": "a month of weeks, whose places are days",
    "audits/programmes/templates/programmes/coverage.html": MATRIX,
    "audits/findings/templates/findings/register.html": MATRIX,
    "processes/risks/templates/risks/matrix.html": MATRIX,
    "processes/attainments/templates/attainments/matrix.html": MATRIX,
    "processes/editions/templates/editions/lines.html": "a clause has many links in one place, some behind a press",
    "processes/plan/templates/plan/annex.html": "a form: its lines are filled in",
    "processes/issuances/templates/issuances/table.html": "a form: its cells are filled in",
    "processes/cases/templates/cases/version_dossiers.html": "a form: its lines are ticked",
    "processes/procedures/templates/procedures/table.html": "a procedure's steps, with lists of fields and outcomes",
    "processes/cases/templates/cases/steps.html": "a dossier's steps, with what each of them was answered",
    "audits/reviews/templates/reviews/record.html": "figures without heads, some with a drawing as wide as the table",
    "processes/years/templates/years/record.html": "a line leads to several records, and to several ways to begin one",
    "qms/calendar/templates/calendar/usual_times.html": "its last column is of acts and is left out on paper",
    "qms/calendar/templates/calendar/day_lines.html": "days as heads of their lines, told by hours and reasons",
    "qms/inbox/templates/inbox/health.html": "its view stands below the room of pages, whose cells it can't make",
    "qms/web/templates/web/gallery.html": "shows what style sheets draw, the table itself among it",
}


def test_tables_are_drawn_by_the_component():
    found = {short(path) for path, text in pages().items() if path.suffix == ".html" and "<table" in text}
    assert found - {COMPONENT, *BY_HAND} == set(), "use <c-table :table=…> with qms.web.tables.Table.of"
    assert {COMPONENT, *BY_HAND} - found == set(), "no table is written here any more: drop the name"


def test_the_names_are_those_of_files():
    assert all((ROOT / name).is_file() for name in BY_HAND)
