"""What must be provable in a year is shown by records and figures that others keep."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from audits.cycle.proofs import told_of
from audits.cycle.yearly import LINES, days
from processes.years.needs import need_of
from qms.ledger.now import frozen, today
from qms.web.figure_counts import told_together
from qms.web.figures import figure_named, figures
from qms.web.periods import PeriodKind, period_of
from tests.audits.programmes import making as programmes
from tests.audits.reviews import making as reviews
from tests.processes.cases.making import at
from tests.processes.context import making as context
from tests.processes.declarations import making as declarations
from tests.processes.objectives import making as objectives
from tests.processes.training_plans import making as training_plans

pytestmark = pytest.mark.django_db


def test_every_line_has_a_day_a_clause_and_proofs_that_are_declared():
    assert set(days()) == {each.name for each in LINES}
    for line in LINES:
        assert all(need_of(name) for name in line.needs)
        assert all(figure_named(name) for name in (*line.none, *line.all))
        assert line.needs or line.none or line.all


def told(office, name, year=None):
    (found,) = [e for e in told_of(office.units["vinhbao"], year or today().year, office.qmr) if e.line.name == name]
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
    assert "/figures/declarations_outdated" in page and f"/declarations/{declaration.pk}" in page
    assert 'href="/management-reviews"' in page  # where the missing one is begun


@pytest.mark.parametrize("year", [0, 1999, 2101, 99999999999999999999])
def test_a_year_that_is_none_is_not_found(office, client, year):
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(f"/yearly-cycle/{year}").status_code == 404


@pytest.mark.parametrize("year", [2010, 2100])
def test_no_year_leads_to_one_that_is_not_found(office, client, year):
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/yearly-cycle/{year}").text
    assert "/yearly-cycle/2009" not in page and "/yearly-cycle/2101" not in page and "/yearly-cycle/20" in page


BEGUN_AND_PROVEN = {
    "review": (reviews.prepared, reviews.held),
    "programme": (programmes.covered, programmes.approved),
    "objectives": (objectives.objective, objectives.approved),
    "training": (training_plans.submitted, training_plans.approved),
    "declaration": (declarations.submitted, declarations.published),
}


@pytest.mark.parametrize("name", BEGUN_AND_PROVEN)
@pytest.mark.parametrize("is_done", [False, True])
def test_what_is_only_begun_shows_nothing(office, name, is_done):
    BEGUN_AND_PROVEN[name][is_done](office)
    assert need_of(name).proofs(office.units["vinhbao"], today().year).exists() == is_done


def test_a_year_that_has_not_begun_shows_nothing_by_what_there_is_none_of(office):
    for each in told_of(office.units["vinhbao"], today().year + 1, office.qmr):
        assert not each.is_shown and each.tone == "soon", each.line.name


def test_how_it_stands_today_says_nothing_of_an_earlier_year(office, client):
    """No change is late today: that proves nothing of last year, and is not missing there either."""
    assert told(office, "changes").is_shown
    line = told(office, "changes", today().year - 1)
    assert not line.is_shown and line.tone == "plain"
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    assert "/figures/planned_changes_late" not in client.get(f"/yearly-cycle/{today().year - 1}").text


def test_no_link_leads_to_what_the_reader_may_not_open(office, client):
    review = reviews.held(office)
    for person, opens in ((office.qmr, True), (office.congchuc1, False)):
        assert review.is_visible_to(person) == opens
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        page = client.get("/yearly-cycle").text
        assert review.title in page and (f"/management-reviews/{review.pk}" in page) == opens


def test_the_figures_told_together_are_those_told_one_by_one(office):
    declarations.outdated(office)
    context.issue(office)
    unit, year = office.units["vinhbao"], period_of(PeriodKind.YEAR, today())
    together = told_together(figures(), year, unit)
    assert len(figures()) > 30
    assert {name: value.value for name, value in together.items()} == {
        each.name: each.told(year, unit).value for each in figures()
    }
    assert together["declarations_outdated"].value == 1


def test_its_figures_are_asked_for_in_one_question(office, client):
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    client.get("/yearly-cycle")
    with CaptureQueriesContext(connection) as queries:
        client.get("/yearly-cycle")
    assert len(queries) <= 20
