"""What must be provable in a year is shown by records and figures that others keep."""

from datetime import date

import pytest

from audits.cycle.proofs import told_of
from audits.cycle.yearly import LINES, days
from processes.years.needs import need_of
from qms.ledger.now import frozen, today
from qms.web.figures import figure_named
from tests.processes.cases.making import at
from tests.processes.context import making as context
from tests.processes.declarations import making as declarations

pytestmark = pytest.mark.django_db


def test_every_line_has_a_day_a_clause_and_proofs_that_are_declared():
    assert set(days()) == {each.name for each in LINES}
    for line in LINES:
        assert all(need_of(name) for name in line.needs)
        assert all(figure_named(name) for name in (*line.none, *line.all))
        assert line.needs or line.none or line.all


def told(office, name, year=None):
    (found,) = [e for e in told_of(office.units["vinhbao"], year or today().year) if e.line.name == name]
    return found


@pytest.mark.both_databases
def test_a_line_is_shown_once_each_of_its_proofs_is_there(office):
    assert not told(office, "context").is_shown  # a share of nothing shows nothing
    context.issue(office)
    assert not told(office, "context").is_shown
    context.need(office)
    line = told(office, "context")
    assert line.is_shown and line.tone == "good" and line.holders == ["Qmr"]


def test_what_is_missing_is_late_after_its_day_alone(office):
    with frozen(at(2026, 1, 20, 8, 0)):
        assert told(office, "review").tone == "soon" and told(office, "review", 2025).tone == "late"
        assert told(office, "review").due_on == date(2026, 11, 30)


def test_its_page_names_what_is_missing_and_leads_to_what_is_there(office, client):
    declaration = declarations.published(office)
    client.force_login(office.congchuc1, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/yearly-cycle").text
    assert "/figures/declarations_outdated" in page and "/years" in page and declaration.pk
    assert client.get("/yearly-cycle/1999").status_code == 404
