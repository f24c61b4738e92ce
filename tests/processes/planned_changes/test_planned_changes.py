"""A change names what it touches; another decides, all is settled before it is reported, another reviews it (6.3)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction

from audits.reviews import facts
from processes.map.models import Process, ProcessDocument
from processes.planned_changes.figures import CHANGES_IN_TIME, CHANGES_LATE, CHANGES_OPEN
from processes.planned_changes.models import PlannedChange
from qms.acts.acts import arrows_of
from qms.evidence.links import led_to
from qms.evidence.papers import kept_papers
from qms.inbox.models import Notice
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from qms.web.periods import Period
from tests.audits.checklists import making as questions
from tests.audits.reviews import making as reviews
from tests.documents.citations import making as citations
from tests.processes.cases import making as cases
from tests.processes.risks import making as risks

from . import making

pytestmark = pytest.mark.django_db
ARROWS = {
    ("draft", "submitted"),
    ("submitted", "under_way"),
    ("submitted", "draft"),
    ("submitted", "declined"),
    ("under_way", "carried_out"),
    ("carried_out", "closed"),
    ("carried_out", "under_way"),
    ("draft", "given_up"),
    ("submitted", "given_up"),
    ("under_way", "given_up"),
}


def asked(change):
    return [(task.verb, task.post or task.person.username) for task in Task.objects.about(change).open()]


def test_the_arrows_are_those_drawn():
    assert arrows_of(PlannedChange) == ARROWS


@pytest.mark.both_databases
def test_it_is_planned_decided_settled_reported_and_reviewed(office):
    change = making.draft(office)
    assert asked(change) == [("submit", "unit_head")]
    change = perform(change.submit, by=office.truongphong)
    assert asked(change) == [("approve", "quality_manager")]
    change = perform(change.approve, by=office.qmr)
    assert asked(change) == [("report_done", "congchuc2")] and change.deadline().due
    with pytest.raises(RuleNotMet, match="Bảng niêm yết"), transaction.atomic():
        perform(change.report_done, by=office.congchuc2, outcome="Xong")
    told = {"impact": change.open_impacts()[0].pk, "result": "done", "note": "Đã thay"}
    change = perform(change.settle, by=office.congchuc2, **told)
    with pytest.raises(ValidationError), transaction.atomic():
        perform(change.settle, by=office.congchuc2, **told)
    change = perform(change.report_done, by=office.congchuc2, outcome="Xong")
    assert asked(change) == [("close", "quality_manager")]
    change = perform(change.close, by=office.qmr, verdict="Đạt mục đích")
    assert change.state == "closed" and asked(change) == [] and len(kept_papers(change, "change")) == 2
    assert Notice.objects.filter(person=office.truongphong, message__startswith="Your planned change").count() == 2


def test_whoever_planned_it_does_not_decide(office):
    change = making.submitted(office, by=office.qmr)
    assert asked(change) == [("approve", "top_management")]
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(change.approve, by=office.qmr)
    assert perform(change.approve, by=office.chutich).state == "under_way"


def test_whoever_carried_it_out_does_not_review(office):
    change = making.under_way(office, responsible=office.qmr)
    for row in change.open_impacts():
        perform(change.settle, by=office.qmr, impact=row.pk, result="not_applicable", note="Không có")
        change.refresh_from_db()
    change = perform(change.report_done, by=office.qmr, outcome="Xong")
    assert asked(change) == [("close", "top_management")]
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(change.close, by=office.qmr, verdict="Tốt")
    assert perform(change.close, by=office.chutich, verdict="Tốt").state == "closed"


def kinds(change):
    return {each.kind for each in change.impacts.all()}


@pytest.mark.both_databases
def test_a_change_by_law_finds_what_cites_it_and_by_unit_all_of_the_unit(office):
    cited = citations.proposed(office)
    change = making.draft(office, law=cited.document)
    assert [each.about for each in change.impacts.filter(kind="documents")] == [f"documents/{cited.subject.pk}"]
    asks = questions.question(office, text=f"Có theo {cited.document.number} không?")
    change = perform(change.add_impacts_by_hand, by=office.truongphong, lines="")
    assert [each.about for each in change.impacts.filter(kind="questions")] == [f"audit-questions/{asks.pk}"]
    assert change.impacts.count() == 3  # what was found and added before stays once
    risk = risks.risk(office)
    whole = making.draft(office, whole_unit=True)
    assert [each.about for each in whole.impacts.filter(kind="risks")] == [f"risks/{risk.pk}"]
    assert kinds(whole) >= {"documents", "risks", "posts", "by_hand"} and kinds(change).isdisjoint({"risks", "posts"})


def test_open_dossiers_of_its_procedures_are_counted(office):
    case = cases.accepted(office)
    document = case.version.revision.document
    process = create(Process, by=office.qmr, code="CL-09", name="Hộ tịch", kind="core", unit=document.unit)
    with recording(by=office.system, act="tie"):
        ProcessDocument.objects.create(process=process, document=document)
    change = making.draft(office, process=process)
    assert kinds(change) == {"documents", "procedures", "cases", "posts", "by_hand"}
    assert change.impacts.get(kind="cases").words.startswith("1 ")


def test_its_page_leads_to_what_it_touches_and_the_law_to_it(office, client):
    cited = citations.proposed(office)
    change = making.draft(office, law=cited.document, about=cited.document)
    assert list(led_to(cited.document, PlannedChange)) == [change]
    client.force_login(office.truongphong, backend="django.contrib.auth.backends.ModelBackend")
    assert f"/documents/{cited.subject.pk}" in client.get(f"/planned-changes/{change.pk}").text
    page = client.get(f"/external-documents/{cited.document.pk}").text
    assert change.number in page and f"about=external-documents%2F{cited.document.pk}" in page


@pytest.mark.both_databases
def test_the_figures_and_the_review_tell_of_changes(office):
    review = reviews.review(office, since=today() - timedelta(days=30), until=today())
    change = making.closed(office)
    late = making.under_way(office, effective_on=today() + timedelta(days=3))
    with frozen(now() + timedelta(days=5)):
        year = Period(today() - timedelta(days=300), today())
        told = [
            each.told(year, office.units["vinhbao"]).value for each in (CHANGES_OPEN, CHANGES_LATE, CHANGES_IN_TIME)
        ]
    assert told == [1, 1, 100]
    found = [each for each in facts.changes(review) if each["about"].startswith("planned-changes")]
    assert [each["number"] for each in found] == [change.number, late.number][::-1] and "Đạt mục đích" in found[1][
        "how"
    ]
