"""Rounds: state by state, what the clock opens, putting together, the figures of the commune and its letter."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from docx import Document as WordFile

from processes.plan.parts import PlanRound
from processes.report_rounds import rules
from processes.report_rounds.models import ReportRound
from processes.report_rounds.states import RoundState
from qms.acts.acts import acts_of
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson, WrongState
from qms.lifecycle.models import Task
from qms.web.kept_figures import told
from tests.lifecycle.test_table import check, tried
from tests.processes.cases.making import refusing
from tests.processes.plan import making as plans
from tests.processes.report_rounds import making as rounds
from tests.processes.reports import making as reports
from tests.web.boxes import texts_of


@pytest.fixture(autouse=True)
def in_english(settings):
    """Sentences are looked for as they are written in the program."""
    settings.LANGUAGE_CODE = "en"
    with override("en"):
        yield


ACTS = {
    "consolidate": ("truongphong", {"overview": "Tốt"}),
    "approve": ("chutich", {}),
    "return_for_change": ("chutich", {"reason": "Số liệu chưa khớp"}),
    "send": ("truongphong", rounds.SENT),
    "move_due": ("truongphong", {"due_on": date(2026, 3, 2)}),
}
TABLE = {
    "open": {"consolidate": "consolidated", "move_due": WrongPerson},
    "consolidated": {"approve": "consolidated", "return_for_change": "open", "send": RuleNotMet},
    "sent": {},
}


def test_the_table_is_complete():
    assert ACTS.keys() == acts_of(ReportRound).keys()
    assert TABLE.keys() == set(RoundState)


@pytest.mark.both_databases
@pytest.mark.parametrize("state", TABLE)
def test_round(office, state):
    each = rounds.IN_STATE[state](office)
    for act, (who, values) in ACTS.items():
        values = values | ({"missing": rounds.missing(each)} if act == "consolidate" else {})
        with tried(act):
            check(each, act, getattr(office, who), values, TABLE[state].get(act, WrongState))


# ── Approved by a leader, sent under a number


def test_a_report_leaves_with_a_leaders_word_and_its_number(office):
    each = rounds.round_consolidated(office)
    with refusing(RuleNotMet, rules.is_approved):
        perform(each.send, by=office.truongphong, **rounds.SENT)
    with refusing(WrongPerson):
        perform(each.approve, by=office.truongphong)
    each = perform(each.approve, by=office.chutich)
    with refusing(RuleNotMet):
        perform(each.approve, by=office.chutich)
    with refusing(ValidationError):
        perform(each.send, by=office.truongphong, **rounds.SENT | {"official_number": "  "})
    sent = perform(each.send, by=office.truongphong, **rounds.SENT)
    assert (sent.approved_by, sent.official_number) == (office.chutich, "42/BC-UBND")


def test_what_is_returned_is_put_together_and_approved_anew(office):
    each = perform(rounds.round_approved(office).return_for_change, by=office.chutich, reason="Số liệu chưa khớp")
    assert each.state == "open" and each.approved_by is None and each.consolidated_at is None
    assert Task.objects.about(each).open().get().verb == "consolidate"
    again = perform(each.consolidate, by=office.truongphong, overview="Đã khớp", missing=rounds.missing(each))
    assert Task.objects.about(again).open().get().verb == "approve"


# ── The clock


def test_the_clock_opens_a_round_for_every_unit_that_has_a_head(office, caplog):
    plan = plans.plan(office)
    assert rounds.passes() == 4
    each = ReportRound.objects.get(plan=plan)
    assert each.number == f"{plan.number}/Q1" and each.created_by == office.system
    assert {report.unit.code for report in each.reports.all()} == {"vhxh", "kt", "hcc"}
    assert rounds.passes() == 0 and not caplog.records  # nothing is even tried again


def test_a_round_is_not_opened_before_its_day_and_a_day_missed_is_caught_up(office):
    opens_on = today() + timedelta(days=5)
    with frozen(now() - timedelta(days=10)):
        plan = plans.plan(office)
    asked = plan.rounds_asked.get()
    with recording(by=office.system, act="set_up"):
        PlanRound.objects.create(
            plan=plan,
            code="6T",
            label="6 tháng",
            before=opens_on + timedelta(days=9),
            due_on=opens_on + timedelta(days=8),
            opens_on=opens_on,
            period_from=asked.period_from,
            period_until=asked.period_until,
        )
    rounds.passes()
    assert [each.asked.code for each in ReportRound.objects.all()] == ["Q1"]
    with frozen(now() + timedelta(days=7)):
        rounds.passes()
        assert ReportRound.objects.count() == 2


def test_a_closed_plan_asks_for_nothing(office):
    plans.closed_plan(office)
    assert rounds.passes() == 0


# ── Putting together


def test_a_report_that_is_missing_is_named_with_its_reason(office):
    each = reports.accepted(office).round
    with refusing(ValidationError) as refusal:
        perform(each.consolidate, by=office.truongphong, overview="Tốt", missing={"hcc": "Mới sáp nhập"})
    assert "Phòng Văn hóa - Xã hội" in str(refusal.value) and "Trung tâm" not in str(refusal.value)
    given = {"hcc": "Mới sáp nhập", "vhxh": "Trưởng phòng đi công tác", "kt": "thừa"}
    done = perform(each.consolidate, by=office.truongphong, overview="Tốt", missing=given)
    assert done.missing == {"hcc": "Mới sáp nhập", "vhxh": "Trưởng phòng đi công tác"}


def test_a_report_that_was_handed_in_is_not_called_missing(office):
    report = reports.submitted(office)
    each, given = report.round, {"overview": "Tốt", "missing": rounds.missing(report.round)}
    with refusing(RuleNotMet) as refusal:
        perform(each.consolidate, by=office.truongphong, **given)
    assert "Phòng Kinh tế" in str(refusal.value)
    perform(report.accept, by=office.truongphong)
    assert set(perform(each.consolidate, by=office.truongphong, **given).missing) == {"vhxh", "hcc"}


def test_a_report_left_out_beforehand_has_its_reason_already(office):
    each = reports.left_out(office).round
    assert "kt" not in rounds.missing(each)
    done = perform(each.consolidate, by=office.truongphong, overview="Tốt", missing=rounds.missing(each))
    assert done.missing["kt"] == "Đang kiện toàn"


@pytest.mark.django_db(transaction=True)
def test_the_page_asks_for_each_reason(office, client):
    each = reports.accepted(office).round
    client.force_login(office.truongphong, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/report-rounds/{each.pk}/acts/consolidate"
    page = client.get(address).content.decode()
    assert 'name="missing_hcc"' in page and 'name="missing_kt"' not in page
    sent = {"whole-form": "1", "sequence": each.sequence, "overview": "Tốt", "missing_hcc": "Chưa gửi"}
    assert client.post(address, sent).status_code == 422
    assert client.post(address, sent | {"missing_vhxh": "Chưa gửi"}).status_code == 302
    assert client.get(f"/report-rounds/{each.pk}").content.decode().count("Chưa gửi") >= 2


# ── Figures and paper


def figure(report, name):
    return next(each for each in map(told, report.figures) if each["name"] == name)


def test_the_figures_of_a_round_are_those_of_the_whole_commune(office):
    report, _done = reports.report_of_hcc(office)
    reasons = rounds.missing(report.round)
    each = perform(report.round.consolidate, by=office.truongphong, overview="Tốt", missing=reasons)
    assert figure(each, "plan_tasks_done")["behind"] == "1 of 2"


def words_of(content):
    return "\n".join(texts_of(WordFile(BytesIO(content)))).replace("\u2011", "-").replace("\xa0", " ")


def test_the_report_of_the_commune_is_a_letter_with_the_reports_of_the_units(office, client):
    each = reports.accepted(office).round
    given = {"hcc": "Mới sáp nhập", "vhxh": "Đi công tác"}
    client.cookies["django_language"] = "vi"  # the office's papers are Vietnamese
    client.force_login(office.truongphong, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/report-rounds/{each.pk}/forms/report.docx"
    assert client.get(address).status_code == 404
    each = perform(each.consolidate, by=office.truongphong, overview="Đạt kế hoạch", missing=given)
    perform(perform(each.approve, by=office.chutich).send, by=office.truongphong, **rounds.SENT)
    text = words_of(client.get(address).content)
    for said in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "ỦY BAN NHÂN DÂN\nXÃ VĨNH BẢO",
        "42/BC-UBND",
        "quý I",
        "Đạt kế hoạch",
        "Đã niêm yết đủ thủ tục",
        "Mới sáp nhập",
        "Sở Nội vụ thành phố;",
        "TM. ỦY BAN NHÂN DÂN",
    ):
        assert said in text, said
