"""Many procedures are made from one list, edited as a table, signed by one digest, and each stays its own revision."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client

from documents.controlled.models import DocumentRevision
from processes.issuances.drafts import facts_of, fitted
from processes.issuances.models import Issuance
from processes.procedures.models import ProcedureVersion
from processes.procedures.problems import promised_minutes
from processes.procedures.ways import longest_way
from processes.published.parts import Listed
from qms.acts.acts import arrows_of
from qms.ledger.chain import sha256
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from tests.office import fresh
from tests.processes.procedures import making as procedures
from tests.processes.published import making as lists

from . import making

pytestmark = pytest.mark.django_db
ARROWS = "draft>in_review in_review>draft reviewed>draft in_review>reviewed reviewed>approved approved>issued"
ARROWS += " draft>cancelled in_review>cancelled reviewed>cancelled"


def revisions(issuance):
    rows = DocumentRevision.objects.filter(issuance_items__issuance=issuance).order_by("pk")
    return list(rows)


def version_of(revision):
    return ProcedureVersion.objects.get(revision=revision)


def browser(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_arrows_are_those_drawn():
    assert arrows_of(Issuance) == {tuple(each.split(">")) for each in ARROWS.split()}


def test_each_procedure_begins_from_the_pattern_of_its_field_and_fits_into_its_limit(office):
    issuance = making.draft(office)
    first, second = map(version_of, revisions(issuance))
    assert [each.revision.document.number for each in (first, second)] == ["QT-TP-01", "QT-TP-02"]
    assert (first.national_code, first.legal_limit, first.fee) == ("1.000656", 3, "Miễn")
    assert first.problems() == [] and not first.verified
    assert [step.code for step in first.active_steps()] == ["B1", "B2"]
    assert not Task.objects.about(first.revision).exists()
    asked = Task.objects.about(issuance).open().get()
    assert asked.person == office.thuky


@pytest.mark.both_databases
def test_one_review_and_one_signature_over_the_digest_and_each_document_is_its_own_revision(office):
    issuance = making.approved(office)
    rows = revisions(issuance)
    assert issuance.digest == sha256("\n".join(f"{each.number} {each.content_sha256}" for each in rows))
    signed = {row.act: row.signature for row in issuance.history.all()}
    assert signed["endorse"] == signed["approve"] == issuance.digest
    for revision in rows:
        acts = [row.act for row in revision.history.order_by("history_id")]
        assert acts == ["create", "edit", "submit", "endorse", "approve"]
        assert issuance.digest in revision.history.get(act="approve").reason
        assert (revision.decision, revision.author, revision.approver) == (
            "Quyết định số 12/QĐ-UBND",
            office.thuky,
            office.chutich,
        )
    perform(issuance.release, by=office.thuky)
    assert {each.state for each in revisions(issuance)} == {"effective"}
    page = browser(office.thuky).get(f"/procedures/issuances/{issuance.pk}").text
    assert issuance.digest in page
    assert issuance.digest in browser(office.thuky).get(f"/document-revisions/{rows[0].pk}").text


def test_nothing_of_it_is_decided_past_the_others(office):
    issuance = making.in_review(office)
    revision = revisions(issuance)[0]
    with pytest.raises(RuleNotMet) as told, transaction.atomic():
        perform(revision.endorse, by=office.truongphong, password="demo")
    assert issuance.number in str(told.value)
    perform(issuance.endorse, by=office.truongphong, password="demo")
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(fresh(revision).approve, by=office.chutich, password="demo")


def test_author_reviewer_and_approver_are_three_and_a_substitute_is_no_way_around(office):
    with pytest.raises(ValidationError), transaction.atomic():
        making.draft(office, approver=office.thuky)
    issuance = making.reviewed(office)
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(issuance.approve, by=office.truongphong, password="demo")
    days = today() - timedelta(days=1), today() + timedelta(days=9)
    office.substitute("thuky", "document_controller", "chutich", *days)
    assert perform(issuance.approve, by=fresh(office.chutich), password="demo").state == "approved"


def test_whoever_could_not_approve_one_of_them_can_not_approve_the_list(office):
    issuance = making.reviewed(office)
    revision = revisions(issuance)[0]
    perform(revision.reassign, by=office.truongphong, reason="Nghỉ", approver=office.qmr)
    with pytest.raises(RuleNotMet) as told, transaction.atomic():
        perform(issuance.approve, by=office.chutich, password="demo")
    assert revision.document.number in str(told.value)


def test_content_that_was_changed_after_the_digest_is_not_approved(office, monkeypatch):
    issuance = making.reviewed(office)
    monkeypatch.setattr(Issuance, "signed_content", lambda self: "khác")
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(issuance.approve, by=office.chutich, password="demo")


def test_what_is_returned_is_changed_and_submitted_again_under_another_digest(office):
    issuance = making.in_review(office)
    before = issuance.digest
    perform(issuance.return_for_change, by=office.truongphong, reason="Sai phí")
    perform(issuance.fill, by=office.thuky, rows={1: {"fee": "8.000 đồng"}})
    perform(issuance.submit, by=office.thuky)
    assert issuance.digest != before and version_of(revisions(issuance)[0]).fee == "8.000 đồng"


def test_without_a_decision_or_with_a_step_too_long_it_is_not_submitted(office):
    issuance = making.draft(office, decision="")
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(issuance.submit, by=office.thuky)
    perform(issuance.edit, by=office.thuky, decision="QĐ 1")
    perform(issuance.fill, by=office.thuky, rows={2: {"steps": {"B1": {"minutes": 9999}}}})
    with pytest.raises(ValidationError) as told, transaction.atomic():
        perform(issuance.submit, by=office.thuky)
    assert "QT-TP-02" in str(told.value.messages)


def test_a_line_left_out_is_cancelled_and_not_signed(office):
    issuance = making.draft(office)
    perform(issuance.leave_out, by=office.thuky, line=1, reason="Chưa rõ phí")
    perform(issuance.submit, by=office.thuky)
    assert [each.state for each in revisions(issuance)] == ["cancelled", "in_review"]
    assert "QT-TP-01" not in issuance.signed_content()
    perform(issuance.cancel, by=office.thuky, reason="Thôi")
    assert {each.state for each in revisions(issuance)} == {"cancelled"}


def test_those_released_on_a_day_of_their_own_end_it(office):
    issuance = making.approved(office)
    first, second = revisions(issuance)
    perform(first.release, by=office.thuky)
    assert fresh(issuance).state == "approved"
    perform(second.release, by=office.thuky)
    assert fresh(issuance).state == "issued"


def test_a_procedure_in_force_gets_its_next_revision_with_what_changed(office):
    given = procedures.definition(national_code="1.000656")
    document = procedures.document(office, "QT-CU")
    procedures.effective(office, document_=document, definition_=given)
    issuance = making.draft(office, which="new_and_changed")
    revision = next(each for each in revisions(issuance) if each.document_id == document.pk)
    assert "Đăng ký khai tử" in revision.change_summary and revision.label() == "01/01"
    for act, by in (("submit", "thuky"), ("endorse", "truongphong"), ("approve", "chutich"), ("release", "thuky")):
        perform(getattr(issuance, act), by=getattr(office, by), password="demo")
    assert document.revisions.get(state="superseded").label() == "01/00"


def test_what_is_not_listed_or_has_no_pattern_is_told(office):
    published = making.draft(office).published_list
    given = {"published_list": published, "reviewer": office.truongphong, "approver": office.chutich}
    for wrong in ({"codes": ["1.000656"]}, {"codes": ["9.999999"]}, {}):
        with pytest.raises(ValidationError), transaction.atomic():
            create(Issuance, by=office.thuky, **given | wrong)
    other = lists.whole(office, {"code": "1.012812", "name": "Hòa giải", "field": "Đất đai"})
    with pytest.raises(ValidationError) as told, transaction.atomic():
        create(Issuance, by=office.thuky, **given | {"published_list": other})
    assert "Đất đai" in str(told.value.messages)


# ── The table


def test_the_table_saves_what_is_right_and_a_wrong_cell_keeps_what_was_typed(office):
    issuance = making.draft(office)
    page = browser(office.thuky)
    url = f"/procedures/issuances/{issuance.pk}/table"
    text = page.get(url).text
    assert "Đăng ký khai tử" in text and "B1 Bước B1:" in text
    typed = {"committed": "3", "legal_basis": "Luật Hộ tịch"}
    sent = {
        f"1-{name}": value
        for name, value in (typed | {"fee": "9.000 đồng", "steps": "B1: 30 phút\nB2 Ký: 1 giờ"}).items()
    }
    sent |= {f"2-{name}": value for name, value in (typed | {"fee": "Không", "steps": "B9: 5 phút"}).items()}
    answer = page.post(url, sent)
    assert answer.status_code == 422 and "B9: 5 phút" in answer.text
    first, second = map(version_of, revisions(issuance))
    assert (first.fee, second.fee) == ("9.000 đồng", "Miễn")
    assert [(step.name, step.minutes) for step in first.active_steps()] == [("Bước B1", 30), ("Ký", 60)]
    assert page.post(url, sent | {"2-steps": "B1: 5 phút"}).status_code == 302
    assert browser(office.truongphong).get(url).status_code == 404


def test_steps_are_shares_of_the_time_and_never_longer_than_the_limit():
    steps = [procedures.step("B1", "B2", minutes=60), procedures.step("B2", minutes=180)]
    for minutes in (30, 120, 480, 1440, 7000):
        assert 0 < longest_way(fitted(steps, minutes))[0] <= minutes, minutes


LIMITS = {
    (10, "calendar_days"): {"limit_in": "calendar_days", "legal_limit": 10, "committed": 10},
    (24, "hours"): {"limit_in": "hours", "legal_limit": 24, "committed": 24},
    (5, "days"): {"limit_in": "days", "legal_limit": 5, "committed": 5},
}


@pytest.mark.parametrize("limit", LIMITS)
def test_a_limit_is_handed_on_as_the_list_gives_it_and_the_steps_lie_within_it(limit):
    line = Listed(code="1", name="x", limit=limit[0], limit_in=limit[1], limit_words="nguyên văn", fee="p" * 400)
    facts = facts_of(line, procedures.definition(same_day=False))
    assert facts | LIMITS[limit] == facts
    assert 0 < longest_way(facts["steps"])[0] <= promised_minutes(facts)
    assert "nguyên văn" in facts["verification_note"] and "p" * 400 in facts["verification_note"] and facts["fee"] == ""
