"""A planned change begins on the page of what calls for it, and that page leads to it afterwards (6.3)."""

import pytest
from lxml import html

from processes.planned_changes.models import PlannedChange
from qms.evidence.links import origins_of
from tests.audits.findings import making as findings
from tests.processes.context import making as context
from tests.processes.nonconformities import making as nonconformities

from . import making

pytestmark = pytest.mark.django_db
CALLING = {
    "nonconformities": (nonconformities.accepted, "finding"),
    "context-issues": (context.issue, "other"),
    "party-needs": (context.need, "other"),
    "findings": (findings.issued, "finding"),
}


def begun(page):
    """The address by which a change begins from a page, or none."""
    links = html.fromstring(page).xpath('//a[starts-with(@href, "/planned-changes/new?")]/@href')
    return links[0] if links else None


@pytest.mark.parametrize("collection", CALLING)
def test_the_button_begins_a_change_that_is_linked_back(office, client, collection):
    make, occasion = CALLING[collection]
    record = make(office)
    page = f"/{collection}/{record.pk}"
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    address = begun(client.get(page).text)
    assert f"occasion={occasion}" in address
    form = html.fromstring(client.get(address).text)
    assert form.xpath('//input[@name="about"]/@value') == [f"{collection}/{record.pk}"]
    assert form.xpath('//select[@name="unit"]/option[@selected]/@value') == [record.unit.code]
    change = making.draft(office, about=record)
    assert [each.pk for each in origins_of(change)] == [record.pk]
    assert PlannedChange.objects.count() == 1 and f"/planned-changes/{change.pk}" in client.get(page).text


def test_who_plans_no_changes_has_no_button(office, client):
    record = nonconformities.accepted(office)
    client.force_login(office.congchuc1, backend="django.contrib.auth.backends.ModelBackend")
    assert begun(client.get(f"/nonconformities/{record.pk}").text) is None


def test_from_a_draft_of_a_finding_nothing_follows(office, client):
    record = findings.finding(office)
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    assert begun(client.get(f"/findings/{record.pk}").text) is None
