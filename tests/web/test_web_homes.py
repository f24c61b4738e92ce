"""Where people begin: each at the page of their post, and in the menu of nobody stands a page that refuses them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from qms.web.homes import first_page
from tests.audits.conduct import making as audits
from tests.audits.findings import making as findings

BEGINS = {
    "chutich": "overview",
    "truongphong": "overview",
    "motcua1": "counter",
    "quantri": "beginning",
    "danhgia1": "my_audits",
    "congchuc1": "home",
    "thuky": "home",
}


def coming_in(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize(("person", "page"), BEGINS.items())
def test_everybody_begins_at_the_page_of_their_post(office, person, page):
    assert first_page(getattr(office, person)) == reverse(page)


@pytest.mark.parametrize("person", [*BEGINS, "qmr", "vanthu"])
def test_nothing_in_a_menu_refuses_whoever_reads_it(office, person):
    client = coming_in(getattr(office, person))
    groups = client.get(reverse("home")).context["shell"]["groups"]
    urls = [entry["url"] for group in groups for entry in group["entries"]]
    assert len(urls) > 3
    assert {url: client.get(url).status_code for url in urls if client.get(url).status_code != 200} == {}


@pytest.mark.parametrize("page", ["beginning", "my_audits"])
def test_a_page_of_one_post_is_refused_to_others(office, page):
    assert coming_in(office.congchuc1).get(reverse(page)).status_code == 403


# ── An auditor


def test_an_auditor_sees_the_audits_of_their_teams_and_the_findings_they_follow(office):
    finding = findings.issued(office)
    page = coming_in(office.danhgia1).get(reverse("my_audits"))
    assert finding.audit.number in page.text and finding.number in page.text
    assert [len(page.context[name].rows) for name in ("audits", "findings")] == [1, 1]


def test_what_many_audits_ask_of_an_auditor_is_asked_in_one_question(office):
    client, asked = coming_in(office.danhgia1), []
    for count in (1, 2):
        for number in range(count):
            audits.notified(office, title=f"Đợt {count}.{number}")
        client.get(reverse("my_audits"))
        with CaptureQueriesContext(connection) as queries:
            page = client.get(reverse("my_audits"))
        asked.append(len(queries))
    rows = [row["cells"] for row in page.context["audits"].rows]
    assert len(rows) == 3 and all(cells[1].url for cells in rows)  # each leads to what it asks
    assert asked[0] == asked[1] <= 20


def test_an_audit_of_others_or_that_is_over_is_none_of_ones_own(office):
    audit = audits.closed(office)
    assert audit.lead == office.danhgia1
    assert coming_in(office.danhgia1).get(reverse("my_audits")).context["audits"].rows == []
    assert coming_in(office.danhgia1).get(reverse("audits")).text.count(audit.number) > 0


# ── The administrator


def test_whoever_administers_reads_what_lacks_and_who_gives_it(office):
    page = coming_in(office.quantri).get(reverse("beginning"))
    met = {need.place: is_met for need, is_met in page.context["needs"]}
    assert (met[10], met[20], met[30], met[70], met[80]) == (True, True, True, False, False)
    assert page.context["lacking"] == sum(not each for each in met.values())
    assert reverse("health") in page.text
