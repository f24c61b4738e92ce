"""Management reviews: inputs complete, frozen, decided on, signed and followed (9.3)."""

import json
from datetime import time, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.urls import reverse
from docx import Document

from audits.reviews.models import ManagementReview
from audits.reviews.printing import minutes_sheet
from audits.reviews.states import InputKind
from processes.nonconformities.models import Nonconformity
from qms.evidence.seals import make_seal
from qms.inbox.models import Notice
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet
from qms.lifecycle.models import Task
from tests.audits.conduct import making as audits
from tests.audits.reviews import making as making
from tests.audits.reviews.making import HOURS
from tests.processes.nonconformities import making as nonconformities


def unmet(move, **values):
    with pytest.raises(RuleNotMet) as refusal, transaction.atomic():
        perform(move, **values)
    return refusal.value.unmet


def invalid(move, **values):
    with pytest.raises(ValidationError) as fault, transaction.atomic():
        perform(move, **values)
    return fault.value.message_dict


# ── Inputs


def test_what_the_system_does_not_gather_is_said_or_named_as_missing(office):
    review = making.review(office)
    assert [row.kind for row in review.gaps()] == ["resources"]
    assert unmet(review.prepare, by=office.qmr) == [review.words_of_gaps()]
    perform(review.comment, by=office.qmr, kind="providers", missing="Không có trong kỳ")
    assert unmet(review.prepare, by=office.qmr) == [review.words_of_gaps()]
    perform(review.comment, by=office.qmr, kind="resources", comment="Đủ người")
    assert perform(review.prepare, by=office.qmr).state == "prepared"


def asked_for_words(person):
    """The inputs for which a person is waited for."""
    return [task.detail for task in Task.objects.open().for_person(person).order_by("pk")]


def test_the_owner_of_an_input_is_asked_for_words_until_they_are_written(office):
    review = making.review(office)
    for kind in ("risks", "resources"):
        perform(review.name_owner, by=office.qmr, kind=kind, owner=office.truongkt)
        perform(review.name_owner, by=office.qmr, kind=kind, owner=office.truongkt)
    told = [str(InputKind(kind).label) for kind in ("risks", "resources")]
    assert asked_for_words(office.truongkt) == told
    assert Notice.objects.of(office.truongkt).filter(record_id=review.pk).count() == 2
    perform(review.comment, by=office.truongkt, kind="risks", comment="Rủi ro đất đai còn cao")
    assert asked_for_words(office.truongkt) == told[1:]
    perform(review.comment, by=office.qmr, kind="resources", missing="Trưởng phòng đi vắng")
    assert asked_for_words(office.truongkt) == []


def test_another_owner_is_asked_instead_and_nobody_once_the_inputs_are_frozen(office):
    review = making.said(office)
    perform(review.name_owner, by=office.qmr, kind="risks", owner=office.truongkt)
    review = perform(review.name_owner, by=office.qmr, kind="risks", owner=office.truongphong)
    assert asked_for_words(office.truongkt) == [] and len(asked_for_words(office.truongphong)) == 1
    perform(review.prepare, by=office.qmr)
    assert asked_for_words(office.truongphong) == []


def test_owners_have_until_the_day_that_is_planned_now(office):
    review = making.review(office)
    perform(review.name_owner, by=office.qmr, kind="risks", owner=office.truongkt)
    (task,) = Task.objects.open().for_person(office.truongkt)
    assert task.due_at == review.words_due_at()
    review = perform(review.postpone, by=office.qmr, **making.REASON)
    later = review.planned_on + timedelta(days=20)
    review = perform(review.reschedule, by=office.qmr, planned_on=later)
    (again,) = Task.objects.open().for_person(office.truongkt)
    assert again == task and task.due_at < again.due_at == review.words_due_at()


def test_words_are_written_by_the_owner_and_are_words(office):
    review = making.review(office)
    perform(review.name_owner, by=office.qmr, kind="risks", owner=office.truongkt)
    assert "comment" in invalid(review.comment, by=office.truongkt, kind="risks", comment=" ", missing="")
    assert "kind" in invalid(review.comment, by=office.truongkt, kind="providers", comment="Không phải của tôi")
    with pytest.raises(PermissionDenied), transaction.atomic():
        perform(review.comment, by=office.chutich, kind="risks", comment="Tôi")


def test_every_input_of_the_clause_is_there(office):
    review = making.prepared(office)
    assert [row.kind for row in review.inputs.order_by("pk")] == list(InputKind)
    gathered = {row.kind: (bool(row.figures), row.facts) for row in review.inputs.all()}
    for kind in ("satisfaction", "performance", "nonconformities", "monitoring", "audits", "risks", "improvement"):
        assert gathered[kind][0], kind


def test_audits_and_earlier_decisions_are_told_one_by_one(office):
    audit = audits.reported(office, starts_on=today())
    with frozen(now() - timedelta(days=5)):
        earlier = making.minuted(office, title="Kỳ trước")
    review = making.prepared(office)
    told = {row.kind: row.facts for row in review.inputs.all()}
    assert [each["number"] for each in told["audits"]] == [audit.number]
    assert [each["what"] for each in told["earlier_decisions"]] == ["Rút ngắn một bước"]
    assert review.earlier() == earlier


# ── The snapshot


def test_a_frozen_number_opens_the_records_as_they_stood(office, as_person):
    nonconformity = nonconformities.reported(office)
    review = making.prepared(office)
    client = as_person(office.qmr)
    url = reverse("review_counted", args=[review.pk, "nonconformities", "nonconformities_open"])
    assert "as_of=" not in client.get(url).content.decode()
    perform(nonconformity.reject, by=office.qmr, reason="Không phải lỗi")
    nonconformities.reported(office)
    page = client.get(url).content.decode()
    assert nonconformity.number in page and "as_of=" in page
    row = ManagementReview.objects.get().inputs.get(kind="nonconformities")
    entry = next(each for each in row.figures if each["name"] == "nonconformities_open")
    assert entry["value"] == "1" and Nonconformity.objects.count() == 2


def test_a_review_postponed_gathers_anew(office):
    review = making.prepared(office)
    nonconformities.reported(office)
    review = perform(review.postpone, by=office.qmr, **making.REASON)
    assert "planned_on" in invalid(review.reschedule, by=office.qmr, planned_on=today() - timedelta(days=1))
    review = perform(review.reschedule, by=office.qmr, planned_on=today())
    review = perform(review.prepare, by=office.qmr)
    figures = review.inputs.get(kind="nonconformities").figures
    assert next(each for each in figures if each["name"] == "nonconformities_open")["value"] == "1"


# ── Held, decided, signed, followed


def test_top_management_is_present(office):
    review = making.prepared(office)
    assert "participants" in invalid(review.hold, by=office.qmr, participants=[office.qmr, office.truongphong])
    assert perform(review.hold, by=office.qmr, participants=[office.chutich]).held_on == today()


def test_a_decision_is_an_action_of_the_review(office):
    review = making.decided(office)
    action = review.decisions.get().action
    assert (action.kind, action.responsible, action.title) == (
        "review_decision",
        office.truongphong,
        "Rút ngắn một bước",
    )
    assert unmet(perform_minuted(office, review).close, by=office.qmr)
    making.settle(review)
    assert perform(ManagementReview.objects.get().close, by=office.qmr).state == "closed"


def perform_minuted(office, review):
    review = perform(review.write, by=office.qmr, minutes="Kết luận", **HOURS)
    return perform(review.minute, by=office.chutich, password="demo")


def test_the_minutes_are_frozen_with_figures_decisions_and_the_newest_seal(office):
    make_seal()
    review = making.minuted(office)
    told = json.loads(review.minutes_frozen)
    assert told["seal"] == review.newest_seal() and len(told["inputs"]) == len(InputKind)
    assert [each[1] for each in told["decisions"]] == ["Rút ngắn một bước"]
    assert review.history.order_by("history_id").last().signature


def test_minutes_are_written_before_they_are_signed_and_only_by_top_management(office):
    review = making.held(office)
    assert unmet(review.minute, by=office.chutich, password="demo")
    review = perform(review.write, by=office.qmr, minutes="Kết luận", **HOURS)
    with pytest.raises(PermissionDenied), transaction.atomic():
        perform(review.minute, by=office.qmr, password="demo")


def test_the_minutes_tell_when_the_meeting_began_and_ended(office, as_person):
    review = making.minuted(office)
    url = reverse("management_reviews_form", args=[review.pk, "minutes", "docx"])
    file = Document(BytesIO(as_person(office.chutich).get(url).content))
    facts = {row.cells[0].text: row.cells[1].text for table in file.tables for row in table.rows}
    assert facts["Bắt đầu lúc"] == "08:00"
    day = f"{review.held_on:%d/%m/%Y}"
    assert f"Cuộc họp kết thúc lúc 11:30 ngày {day}." in [each.text for each in file.paragraphs]


@pytest.mark.parametrize("ended", [time(8, 0), time(7, 59)])
def test_no_meeting_ends_before_it_began(office, ended):
    review = making.held(office)
    with pytest.raises(ValidationError), transaction.atomic():
        perform(review.write, by=office.qmr, minutes="Kết luận", begun_at=time(8, 0), ended_at=ended)


# ── Pages


def test_the_page_of_each_state_can_be_read(office, as_person):
    for state, make in making.IN_STATE.items():
        review = make(office, title=f"Kỳ {state}")
        page = as_person(office.chutich).get(reverse("management_reviews_record", args=[review.pk]))
        assert page.status_code == 200 and f"Kỳ {state}" in page.content.decode()
        past = as_person(office.chutich).get(
            reverse("management_reviews_record", args=[review.pk]), {"as_of": str(today())}
        )
        assert past.status_code == 200


def test_the_papers_carry_agenda_decisions_and_seal(office, as_person):
    make_seal()
    review = making.minuted(office, agenda="Xem số liệu quý")
    for slug, wanted in (("agenda", ["Xem số liệu quý"]), ("minutes", ["Rút ngắn một bước", review.newest_seal()[1]])):
        sent = as_person(office.qmr).get(reverse("management_reviews_form", args=[review.pk, slug, "docx"]))
        document = Document(BytesIO(sent.content))
        cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
        text = "\n".join([*cells, *(each.text for each in document.paragraphs)])
        assert all(words in text for words in wanted)


def test_a_decision_by_form(office, as_person):
    review = making.held(office)
    client, url = as_person(office.qmr), reverse("management_reviews_act", args=[review.pk, "decide"])
    given = {"whole-form": "1", "sequence": review.sequence, "kind": "resources", "text": "Mua máy quét"}
    refused = client.post(url, given)
    assert refused.status_code == 422 and "Mua máy quét" in refused.content.decode()
    given |= {"responsible": "truongphong", "verifier": "congchuc3", "due_on": "2027-01-15", "unit": "vhxh"}
    assert client.post(url, given).status_code == 302
    assert review.decisions.get().text == "Mua máy quét"


def test_a_review_postponed_after_it_was_prepared_begins_with_its_inputs_anew(office):
    review = making.said(office)
    perform(review.name_owner, by=office.qmr, kind="risks", owner=office.truongkt)
    review = perform(review.prepare, by=office.qmr)
    review = perform(review.postpone, by=office.qmr, **making.REASON)
    assert review.prepared_at is None and not any(row.figures or row.facts for row in review.inputs.all())
    perform(review.reschedule, by=office.qmr, planned_on=today() + timedelta(days=9))
    assert asked_for_words(office.truongkt) == [str(InputKind("risks").label)]


def test_a_reason_why_it_is_missing_leaves_the_words_of_the_owner(office):
    review = making.review(office)
    perform(review.comment, by=office.qmr, kind="risks", comment="Đã xử lý hai rủi ro cao")
    perform(review.comment, by=office.qmr, kind="risks", missing="Chưa có số liệu quý 4")
    row = review.inputs.get(kind="risks")
    assert (row.comment, row.missing) == ("Đã xử lý hai rủi ro cao", "Chưa có số liệu quý 4")
    perform(review.comment, by=office.qmr, kind="risks", comment="Đủ số liệu")
    row.refresh_from_db()
    assert (row.comment, row.missing) == ("Đủ số liệu", "")


# ── What a review comes to


def written(review, office, **said):
    return perform(review.write, by=office.qmr, minutes="Kết luận", **HOURS, **said)


def test_a_review_decides_or_says_why_nothing_was_to_be_decided(office):
    review = written(making.held(office), office)
    assert unmet(review.minute, by=office.chutich, password="demo")
    review = written(review, office, no_decision_needed="Các mục tiêu đều đạt")
    review = perform(review.minute, by=office.chutich, password="demo")
    assert json.loads(review.minutes_frozen)["no_decision_needed"] == "Các mục tiêu đều đạt"
    assert any("Các mục tiêu đều đạt" in str(block) for block in minutes_sheet(review, None))


def test_the_minutes_name_who_signed(office):
    review = making.decided(office)
    assert signatures(review)[-1].name == ""
    review = perform(written(review, office).minute, by=office.chutich, password="demo")
    assert signatures(review)[-1].name == str(office.chutich)


def signatures(review):
    return list(minutes_sheet(review, None))[-1].signers


def test_inputs_taken_before_the_period_ended_say_so(office, as_person):
    said = "Chốt trước khi kỳ kết thúc"
    for until, early in ((today(), True), (today() - timedelta(days=1), False)):
        review = making.prepared(office, until=until, title=f"Kỳ đến {until}")
        assert review.is_early() is early
        page = as_person(office.qmr).get(reverse("management_reviews_record", args=[review.pk])).content.decode()
        assert (said in page) is early
