"""An external auditor reads until the last day of the post, does nothing to any record, and sees nothing afterwards."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from qms.api.tokens import issue_token
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import possible_acts
from qms.lifecycle.registry import record_types
from tests.office import fresh


@pytest.fixture
def until_today(world):
    """The post of the outsider ends with this day."""
    office = world.office
    holding = office.holdings["danhgiangoai", "external_auditor"]
    with recording(by=office.quantri, act="end_holding"):
        holding.until = today()
        holding.save()
    return world


def browser_of(person):
    found = Client(headers={"Authorization": f"Token {issue_token(person)}"})
    found.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return found


def seen_by(person):
    """The collections in which the person finds a record."""
    person = fresh(person)
    return {kind.collection for kind in record_types().values() if kind.model.objects.visible_to(person).exists()}


def test_no_act_of_any_record_is_for_an_outsider(world):
    outsider = fresh(world.office.danhgiangoai)
    for kind in record_types().values():
        for record in kind.model.objects.visible_to(outsider):
            if hasattr(record, "state"):
                allowed = [act.name for act, _actor, sentences in possible_acts(record, outsider) if not sentences]
                assert allowed == [], record


def test_the_last_day_of_the_post_is_read_and_the_day_after_is_not(until_today):
    outsider = until_today.office.danhgiangoai
    assert {"audits", "findings", "documents"} <= seen_by(outsider)
    with frozen(now() + timedelta(days=1)):
        assert seen_by(outsider) == set()


def test_pages_and_the_api_close_with_the_post(until_today):
    finding = until_today.finding
    page, data = reverse("findings_record", args=[finding.pk]), f"/api/findings/{finding.pk}"
    browser = browser_of(until_today.office.danhgiangoai)
    assert [browser.get(address).status_code for address in (page, data)] == [200, 200]
    with frozen(now() + timedelta(days=1)):
        browser = browser_of(until_today.office.danhgiangoai)
        assert [browser.get(address).status_code for address in (page, data)] == [404, 404]
        assert browser.get("/api/findings").json()["results"] == []


def test_nothing_is_logged_by_an_outsider(world):
    browser = browser_of(world.office.danhgiangoai)
    assert browser.get(reverse("findings_new")).status_code in (403, 404)
    assert browser.get(reverse("findings")).context["new_url"] == ""
