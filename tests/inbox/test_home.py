"""My work: what stands in which group, for whom, and with how many queries."""

from datetime import date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from qms.inbox.work import SHOWN, Group, work_of
from qms.ledger.now import frozen
from qms.lifecycle.door import perform
from qms.workdays.line import ZONE
from tests.documents.controlled import making
from tests.office import fresh

from .working import drafts, due, waiting

pytestmark = pytest.mark.both_databases

TUESDAY = datetime(2026, 3, 10, 9, 0, tzinfo=ZONE)


@pytest.fixture(autouse=True)
def tuesday():
    with frozen(TUESDAY):
        yield


def groups(person):
    found = {}
    for task in work_of(fresh(person)):
        found.setdefault(task.group, []).append(task.verb)
    return found


def home(client, person, **params):
    client.force_login(person)
    return client.get("/", params)


def queries_of(client, person):
    home(client, person)
    with CaptureQueriesContext(connection) as queries:
        client.get("/")
    return len(queries)


@pytest.mark.parametrize(
    ("ago", "group"),
    [
        ({"hours": 1}, Group.LATE),
        ({"hours": -3}, Group.TODAY),
        ({"days": -2}, Group.WEEK),
        ({"days": -9}, Group.LATER),
    ],
)
def test_the_due_moment_says_in_which_group_work_stands(office, ago, group):
    due(making.draft(office), **ago)
    assert groups(office.congchuc1) == {group: ["submit"]}


def test_work_without_a_due_moment_stands_last(office):
    making.draft(office)
    assert groups(office.congchuc1) == {Group.LATER: ["submit"]}


def test_readings_stand_apart(office):
    making.effective(office)
    assert groups(office.congchuc2) == {Group.READ: ["acknowledge"]}


def test_what_i_submitted_waits_for_others(office):
    making.submitted(office)
    assert groups(office.congchuc1) == {Group.OTHERS: ["endorse"]}
    assert groups(office.truongphong) == {Group.LATER: ["endorse"]}


def test_what_i_acted_on_last_waits_for_others(office):
    making.approved(office)
    assert groups(office.chutich) == {Group.OTHERS: ["release"]}
    assert groups(office.truongphong) == {}


def test_late_work_shows_to_the_head_of_the_unit_only(office):
    due(making.draft(office), days=1)
    assert groups(office.truongphong) == {Group.UNIT: ["submit"]}
    assert groups(office.truongkt) == {}
    assert groups(office.congchuc2) == {}


def test_the_head_sees_nothing_of_the_unit_while_it_is_in_time(office):
    due(making.draft(office), days=-1)
    assert groups(office.truongphong) == {}


def test_a_substitute_meets_the_work_of_the_post_and_for_whom(office, client):
    making.approved(office)
    office.substitute("thuky", "document_controller", "congchuc3", date(2026, 3, 9), date(2026, 3, 11))
    page = home(client, office.congchuc3)
    row = page.context["sections"][0].rows[0]
    assert (row.task.verb, row.on_behalf_of) == ("release", "Thuky")
    with frozen(TUESDAY.replace(day=12)):
        assert groups(office.congchuc3) == {}


def test_a_row_says_the_act_the_lateness_and_where_to_go(office, client):
    revision = making.draft(office)
    due(revision, days=4)
    row = home(client, office.congchuc1).context["sections"][0].rows[0]
    assert row.lateness.tone == "late"
    assert (row.lateness.due.day, row.url) == (6, f"/document-revisions/{revision.pk}/acts/submit")


def test_the_number_of_queries_does_not_grow(office, client):
    people = (office.congchuc1, office.truongphong, office.thuky)
    drafts(office, 1)
    few = [queries_of(client, person) for person in people]
    due(making.approved(office), days=1)
    for draft in drafts(office, 12, prefix="MORE")[:6]:
        due(draft, days=1)
    assert [queries_of(client, person) for person in people] == few
    assert max(few) <= 8


def test_a_long_group_goes_on_by_key(office, client):
    drafts(office, SHOWN + 3)
    section = home(client, office.congchuc1).context["sections"][0]
    assert (len(section.rows), section.total) == (SHOWN, SHOWN + 3)
    seen = {row.task.pk for row in section.rows}
    rest = home(client, office.congchuc1, group="later", after=section.after).context["sections"][0]
    assert len(rest.rows) == 3 and not seen & {row.task.pk for row in rest.rows}


def test_the_administrator_has_an_empty_page(office, client):
    making.submitted(office)
    page = home(client, office.quantri)
    assert page.status_code == 200 and page.context["sections"] == []


def test_a_done_task_is_gone(office):
    revision = making.submitted(office)
    assert waiting(revision).verb == "endorse"
    perform(revision.endorse, by=office.truongphong, password="demo")
    assert groups(office.truongphong) == {Group.OTHERS: ["approve"]}
