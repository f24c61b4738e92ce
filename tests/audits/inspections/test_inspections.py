"""Self-inspections: opened for every unit, answered with evidence, verified by somebody of another unit (9.1.3)."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document

from audits.inspections import rules
from audits.inspections.handlers import open_due_inspections
from audits.inspections.models import SelfInspection
from audits.inspections.scores import scores_of
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet
from qms.people.models import Holding, Post, Unit
from qms.web.figures import figure_named, this_year
from tests.audits.inspections import making as making
from tests.office import fresh


def unmet(move, **values):
    with pytest.raises(RuleNotMet) as refusal, transaction.atomic():
        perform(move, **values)
    return refusal.value.unmet


def forbidden(move, **values):
    with pytest.raises(PermissionDenied) as refusal, transaction.atomic():
        perform(move, **values)
    return str(refusal.value)


def invalid(move, **values):
    with pytest.raises(ValidationError) as fault, transaction.atomic():
        perform(move, **values)
    return fault.value.message_dict


# ── Opening


def test_the_clock_opens_one_for_every_unit_once(office):
    making.round_(office)
    assert (open_due_inspections(now()), open_due_inspections(now())) == (3, 0)
    assert {each.unit.code for each in SelfInspection.objects.all()} == {"vhxh", "kt", "hcc"}


def test_nothing_is_opened_before_its_day(office):
    making.round_(office, opens_on=today() + timedelta(days=1))
    assert open_due_inspections(now()) == 0


# ── Answering and submitting


def test_every_point_is_answered_before_it_is_submitted(office):
    given = making.opened(office)
    first = dict(list(making.answers(given).items())[:1])
    given = perform(given.assess, by=office.congchuc1, answers=first)
    assert unmet(given.submit, by=office.truongphong) == [given.words_of_unanswered()]
    given = perform(given.assess, by=office.congchuc1, answers=making.answers(given))
    assert perform(given.submit, by=office.truongphong).submitted_by == office.truongphong


@pytest.mark.parametrize("result", ["met", "partly", "not_met", "not_applicable"])
def test_no_answer_is_a_word_alone(office, result):
    """Met by what, missing what, not applicable why: the inspector of another unit has nothing else to look at."""
    given = making.opened(office)
    bare = making.answers(given, evidence="  ", result=result, claimed=0)
    given = perform(given.assess, by=office.congchuc1, answers=bare)
    assert unmet(given.submit, by=office.truongphong) == [given.words_of_bare()]
    said = making.answers(given, evidence="Chưa niêm yết", result=result, claimed=0)
    given = perform(given.assess, by=office.congchuc1, answers=said)
    assert perform(given.submit, by=office.truongphong).state == "submitted"


def test_nobody_claims_more_than_the_index_gives(office):
    given = making.opened(office)
    point = given.round.points.first()
    assert f"claimed_{point.pk}" in invalid(given.assess, by=office.congchuc1, answers=making.answers(given, claimed=3))


def test_only_the_head_submits(office):
    given = making.assessed(office)
    assert forbidden(given.submit, by=office.congchuc1)


# ── Verifying


def test_an_inspector_of_the_unit_is_not_named(office):
    given = making.opened(office)
    assert "inspector" in invalid(given.name_inspector, by=office.qmr, inspector=office.congchuc2)


def test_an_inspector_who_came_into_the_unit_meanwhile_does_not_verify(office):
    given = making.submitted(office)
    with recording(by=office.system, act="hold"):
        post = Post.objects.create(unit=office.units["vhxh"], kind="officer", title="Công chức mới")
        Holding.objects.create(post=post, person=office.congchuc3, since=today())
    assert forbidden(given.verify, by=fresh(office.congchuc3)) == str(rules.is_from_another_unit.sentence)


def test_a_substitute_of_the_unit_head_does_not_verify_as_inspector(office):
    given = making.submitted(office)
    office.substitute("truongphong", "unit_head", "congchuc3", today(), today())
    given = perform(given.return_for_change, by=office.congchuc3, reason="Thiếu số liệu")
    given = perform(given.assess, by=office.congchuc1, answers=making.answers(given))
    given = perform(given.submit, by=fresh(office.congchuc3))
    assert forbidden(given.verify, by=fresh(office.congchuc3)) == str(rules.is_from_another_unit.sentence)


def test_points_are_confirmed_one_by_one(office):
    given = making.submitted(office)
    point = given.round.points.get(text="Trả đúng hạn")
    everything = making.as_claimed(given)
    assert set(invalid(given.verify, by=office.congchuc3)) == {f"confirmed_{key}" for key in everything}
    looked_at = everything | {point.pk: Decimal(1)}
    given = perform(given.verify, by=office.congchuc3, confirmed=looked_at, remarks={point.pk: "Hai hồ sơ trễ"})
    assert given.points() == (5, 4, 5)
    assert given.answers.get(point=point).remark == "Hai hồ sơ trễ"
    over = making.submitted(office, name="Kỳ khác")
    point = over.round.points.get(text="Trả đúng hạn")
    assert f"confirmed_{point.pk}" in invalid(
        over.verify, by=office.congchuc3, confirmed=making.as_claimed(over) | {point.pk: 9}
    )


def test_a_point_that_does_not_apply_counts_nowhere(office):
    given = making.opened(office)
    told = making.answers(given)
    signing = given.round.points.get(text="Ký số văn bản đi")
    told[signing.pk] = {"result": "not_applicable", "evidence": "Không có văn bản đi"}
    given = perform(given.assess, by=office.congchuc1, answers=told)
    given = perform(given.submit, by=office.truongphong)
    given = perform(given.verify, by=office.congchuc3, confirmed=making.as_claimed(given))
    assert given.points() == (4, 4, 4)
    units, fields, total = scores_of(given.round)
    assert total["most"] == 4 and units[given.pk]["confirmed"] == 4 and list(fields) == ["Thủ tục hành chính"]


# ── Pages and figures


def test_a_unit_answers_by_form_piece_by_piece(office, as_person):
    given = making.opened(office)
    first, second, _third = given.round.points.all()
    client, url = as_person(office.congchuc1), reverse("self_inspections_act", args=[given.pk, "assess"])
    typed = {"whole-form": "1", "sequence": given.sequence}
    typed |= {f"result_{first.pk}": "met", f"evidence_{first.pk}": "Ảnh bảng niêm yết", f"claimed_{first.pk}": "9"}
    refused = client.post(url, typed)
    assert refused.status_code == 422 and "Ảnh bảng niêm yết" in refused.content.decode()
    assert client.post(url, typed | {f"claimed_{first.pk}": "1.5"}).status_code == 302
    assert given.answers.get().claimed == Decimal("1.5")
    given = SelfInspection.objects.get(pk=given.pk)
    more = {"whole-form": "1", "sequence": given.sequence, f"result_{second.pk}": "not_met"}
    assert client.post(url, more).status_code == 302
    assert {row.point_id: row.result for row in given.answers.all()} == {first.pk: "met", second.pk: "not_met"}


def test_an_inspector_verifies_by_form(office, as_person):
    given = making.submitted(office)
    point = given.round.points.first()
    client, url = as_person(office.congchuc3), reverse("self_inspections_act", args=[given.pk, "verify"])
    page = client.get(url).content.decode()
    assert "Báo cáo tháng" in page
    typed = {
        "whole-form": "1",
        "sequence": given.sequence,
        f"confirmed_{point.pk}": "1",
        f"remark_{point.pk}": "Thiếu ảnh",
    }
    assert client.post(url, typed).status_code == 422  # the other points are not looked at yet
    looked_at = {f"confirmed_{key}": str(most) for key, most in making.as_claimed(given).items()}
    assert client.post(url, looked_at | typed).status_code == 302
    assert given.answers.get(point=point).confirmed == 1


def test_the_report_on_a_round_says_what_the_units_answered(office, as_person):
    given = making.submitted(office)
    remedies = "Hai bảng niêm yết cũ đã thay"
    perform(given.return_for_change, by=office.congchuc3, reason="Thiếu số liệu")
    perform(given.assess, by=office.congchuc1, answers=making.answers(given), remedies=remedies)
    perform(given.submit, by=office.truongphong)
    first = given.round.points.first()
    perform(given.verify, by=office.congchuc3, confirmed=making.as_claimed(given) | {first.pk: 1})
    sent = as_person(office.qmr).get(reverse("inspection_round_report", args=[given.round_id, "docx"]))
    document = Document(BytesIO(sent.content))
    cells = [cell.text.replace("\xa0", " ") for table in document.tables for row in table.rows for cell in row.cells]
    text = "\n".join([*cells, *(each.text.replace("\xa0", " ") for each in document.paragraphs)])
    for words in (
        "1 trên 3 đơn vị",
        "100 %",
        "80 %",
        "5 / 5",
        first.field,
        remedies,
        given.unit.name,
    ):
        assert words in text, words
    assert "4" in cells  # confirmed, of the five that were claimed


def test_the_share_of_the_plan_is_the_share_of_units_verified(office, as_person):
    making.verified(office)
    found = figure_named("self_inspections_done")
    rows = SelfInspection.objects.all()
    year = this_year()
    counted = found.counted(rows, year)
    assert (counted.count(), found.hits(counted, year).count()) == (3, 1)


@pytest.mark.parametrize("name", ["inspection_rounds_record", "self_inspections_record"])
def test_a_page_asks_the_same_however_long_the_index_is(office, as_person, name):
    counts = []
    for many in (2, 12):
        points = [{"field": f"Lĩnh vực {n % 3}", "text": f"Điểm {n}", "most": 1} for n in range(many)]
        given = making.submitted(office, name=f"Kỳ {many}", points=points)
        key = given.round_id if name == "inspection_rounds_record" else given.pk
        client = as_person(office.qmr)
        client.get(reverse(name, args=[key]))
        with CaptureQueriesContext(connection) as asked:
            assert client.get(reverse(name, args=[key])).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_whoever_answered_once_does_not_verify_even_after_others_saved(office):
    given = making.opened(office)
    perform(given.assess, by=office.congchuc1, answers=making.answers(given))
    perform(given.assess, by=office.congchuc2, answers={}, remedies="Thêm ảnh")
    given = perform(given.submit, by=office.truongphong)
    held = office.holdings["congchuc1", "officer"]
    with recording(by=office.system, act="hold"):
        held.until = today() - timedelta(days=1)
        held.save()
        office._hold("congchuc1", office.units["kt"], "officer")
    assert "inspector" in invalid(given.name_inspector, by=office.qmr, inspector=fresh(office.congchuc1))


def test_a_unit_that_came_later_is_not_asked_for_a_round_that_is_over(office):
    with frozen(now() - timedelta(days=400)):
        making.round_(office, name="Kỳ cũ")
        assert open_due_inspections(now()) == 3
    with recording(by=office.system, act="set_up"):
        Unit.objects.create(code="moi", name="Phòng mới", parent=office.units["vinhbao"])
    assert open_due_inspections(now()) == 0
    making.round_(office, name="Kỳ mới")
    assert open_due_inspections(now()) == 4
