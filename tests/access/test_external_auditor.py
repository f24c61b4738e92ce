"""An external auditor reads until the last day of the post, does nothing to any record, and sees nothing afterwards."""

from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction
from django.test import Client
from django.urls import reverse

from qms.api.tokens import issue_token
from qms.evidence.openings import Opening, note_opening
from qms.jobs.services import ask
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import possible_acts
from qms.lifecycle.registry import record_types
from qms.people.models import ReadingScope
from tests.audits.conduct import making as audits
from tests.audits.findings import making as findings
from tests.jobs.worker import work_off
from tests.office import Office, fresh
from tests.processes.nonconformities import making as nonconformities

pytestmark = pytest.mark.both_databases


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
            if record.has_lifecycle:
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


def test_a_workbook_made_before_the_post_ended_is_not_taken_after_it(until_today):
    outsider = fresh(until_today.office.danhgiangoai)
    job = ask("register_export", by=outsider, collection="findings", query="")
    work_off()
    page = reverse("job_file", args=[job.pk])
    assert browser_of(fresh(outsider)).get(page).status_code == 200
    with frozen(now() + timedelta(days=1)):
        browser = browser_of(fresh(outsider))
        assert browser.get(page).status_code == 404 and page not in browser.get(reverse("jobs")).text


def test_nothing_is_logged_by_an_outsider(world):
    browser = browser_of(world.office.danhgiangoai)
    assert browser.get(reverse("findings_new")).status_code in (403, 404)
    assert browser.get(reverse("findings")).context["new_url"] == ""


def test_after_the_last_day_no_list_is_read_and_every_try_is_on_record(until_today):
    with frozen(now() + timedelta(days=1)):
        browser = browser_of(fresh(until_today.office.danhgiangoai))
        for name in ("auditors", "audit_questions", "inspection_rounds"):
            assert browser.get(reverse(name)).status_code == 403
    assert [each.status for each in Opening.objects.order_by("pk")] == [403] * 3


def test_no_scope_opens_what_tells_of_more_than_its_records(world):
    browser = browser_of(world.office.danhgiangoai)
    closed = [kind for kind in record_types().values() if not kind.model.told_outside]
    assert {kind.collection for kind in closed} == {
        "attainments",
        "audit-questions",
        "auditors",
        "citations",
        "imports",
        "inspection-rounds",
        "reform-criteria",
        "reform-indexes",
        "trainings",
    }
    for kind in closed:
        inside, outside = (getattr(world.office, name) for name in ("qmr", "danhgiangoai"))
        assert kind.model.objects.visible_to(inside).exists() and not kind.model.objects.visible_to(outside).exists()
        assert browser.get(f"/api/{kind.collection}").json()["results"] == []
        record = kind.model.objects.first()
        assert browser.get(f"/api/{kind.collection}/{record.pk}").status_code == 404
        assert not record.is_visible_to(fresh(outside))


def test_what_a_record_names_is_told_as_far_as_the_scope_goes(db):
    office = Office()
    with recording(by=office.system, act="set_up"):
        office._hold("danhgiangoai", office.units["vinhbao"], "external_auditor")
        days = {"since": today() - timedelta(days=30), "until": today()}
        holding = office.holdings["danhgiangoai", "external_auditor"]
        ReadingScope.objects.create(holding=holding, kinds=["conduct.Audit", "findings.Finding"], why="HĐ 12", **days)
    with frozen(now() - timedelta(days=100)):
        old = findings.issued(office)
    finding = findings.agreed(office, audit=findings.under_way(office, title="Lần hai"))
    raised = finding.nonconformity
    inside, outside = browser_of(office.qmr), browser_of(office.danhgiangoai)
    page = reverse("findings_record", args=[finding.pk])
    for browser, told in ((inside, True), (outside, False)):
        shown = browser.get(page).content.decode()
        assert (old.number in shown, raised.number in shown) == (told, told)
    of_audit = reverse("audits_record", args=[finding.audit_id])
    assert finding.number in outside.get(of_audit).content.decode()
    change_scope(holding, office, kinds=["conduct.Audit"])
    outside = browser_of(fresh(office.danhgiangoai))
    assert finding.number not in outside.get(of_audit).content.decode()


# ── The scope, and what was opened


def scope_of(world):
    return ReadingScope.objects.get(holding=world.office.holdings["danhgiangoai", "external_auditor"])


def change(world, **values):
    change_scope(world.office.holdings["danhgiangoai", "external_auditor"], world.office, **values)


def change_scope(holding, office, **values):
    scope = ReadingScope.objects.get(holding=holding)
    with recording(by=office.qmr, act="set_scope"):
        for name, value in values.items():
            setattr(scope, name, value)
        scope.save()


def test_without_a_scope_nothing_is_read(db):
    office = Office()
    with recording(by=office.system, act="set_up"):
        office._hold("danhgiangoai", office.units["vinhbao"], "external_auditor")
    audits.audit(office)
    nonconformities.cause(office)
    assert seen_by(office.danhgiangoai) == set()


def test_only_the_kinds_of_the_scope_are_read(world):
    change(world, kinds=["conduct.Audit", "findings.Finding"])
    # The causes of the catalogue are read in any scope: without them no record can be understood.
    assert seen_by(world.office.danhgiangoai) == {"audits", "findings", "causes"}
    browser = browser_of(world.office.danhgiangoai)
    assert browser.get(reverse("audits_record", args=[world.audit.pk])).status_code == 200
    for address in (reverse("risks_record", args=[world.risk.pk]), f"/api/risks/{world.risk.pk}"):
        assert browser.get(address).status_code == 404


def test_only_what_began_in_the_period_is_read(world):
    change(world, until=today() - timedelta(days=1))
    assert not {"audits", "findings", "risks"} & seen_by(world.office.danhgiangoai)
    record = type(world.audit).objects.get(pk=world.audit.pk)
    assert not record.is_visible_to(fresh(world.office.danhgiangoai))
    assert record.is_visible_to(fresh(world.office.qmr))


def test_whatever_is_opened_is_on_record_on_page_and_api_and_file(world):
    browser, page = browser_of(world.office.danhgiangoai), reverse("audits_record", args=[world.audit.pk])
    for address in (page, f"/api/audits/{world.audit.pk}", reverse("file", args=[world.file.pk]), "/audits/999999"):
        browser.get(address)
    told = list(Opening.objects.order_by("pk").values_list("person__username", "address", "status"))
    assert next(row[1:] for row in told) == (page, 200) and {row[0] for row in told} == {"danhgiangoai"}
    assert len(told) == 4 and told[-1][2] == 404
    browser_of(world.office.qmr).get(page)
    assert Opening.objects.count() == 4


def test_an_opening_is_never_rewritten(world):
    note_opening(world.office.danhgiangoai, "/audits", 200)
    for attack in ("UPDATE evidence_opening SET address = '/'", "DELETE FROM evidence_opening"):
        with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(attack)


def test_the_quality_manager_sets_the_scope_and_reads_what_was_opened(world):
    holding = world.office.holdings["danhgiangoai", "external_auditor"]
    browser, url = browser_of(world.office.qmr), reverse("outsider_scope", args=[holding.pk])
    given = {"kinds": ["conduct.Audit"], "since": "2026-01-01", "until": "2025-01-01", "why": "Hợp đồng 12"}
    assert browser.post(url, given).status_code == 422
    assert browser.post(url, given | {"until": "2036-01-01"}).status_code == 302
    assert scope_of(world).kinds == ["conduct.Audit"]
    browser_of(world.office.danhgiangoai).get("/audits")
    assert "/audits" in browser.get(reverse("outsider_openings", args=[holding.pk])).content.decode()
    assert browser_of(world.office.quantri).post(url, given).status_code == 403
