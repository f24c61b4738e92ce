"""Rounds and reports: state by state, who acts, what the clock opens, and what stands in the figures and on paper."""

from datetime import timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils.translation import override
from docx import Document as WordFile

from processes.plan import rules
from processes.plan.handlers import open_rounds
from processes.plan.page import figures_shown
from processes.plan.parts import PlanRound
from processes.plan.reporting import PeriodicReport, ReportRound
from processes.plan.states import ReportState, RoundState
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now, today
from qms.lifecycle.acts import acts_of
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson, WrongState
from qms.lifecycle.models import Task
from tests.lifecycle.test_table import check, tried
from tests.processes.actions import making as actions
from tests.processes.cases import making as cases
from tests.processes.cases.making import refusing
from tests.processes.plan import making as plans


@pytest.fixture(autouse=True)
def in_english(settings):
    """Sentences are looked for as they are written in the program."""
    settings.LANGUAGE_CODE = "en"
    with override("en"):
        yield


REPORT_ACTS = {
    "draft": ("congchuc3", plans.SAID),
    "edit": ("congchuc3", {"results": "Khác"}),
    "submit": ("truongkt", {}),
    "return_for_change": ("truongphong", plans.REASON),
    "accept": ("truongphong", {}),
}
REPORT_TABLE = {
    "due": {"draft": "drafted"},
    "drafted": {"edit": "drafted", "submit": "submitted"},
    "submitted": {"return_for_change": "returned", "accept": "accepted"},
    "returned": {"draft": "drafted"},
    "accepted": {},
}
ROUND_ACTS = {
    "consolidate": ("truongphong", {"overview": "Tốt"}),
    "send": ("truongphong", plans.SENT),
}
ROUND_TABLE = {"open": {"consolidate": "consolidated"}, "consolidated": {"send": "sent"}, "sent": {}}


def test_the_tables_are_complete():
    assert REPORT_ACTS.keys() == acts_of(PeriodicReport).keys() and REPORT_TABLE.keys() == set(ReportState)
    assert ROUND_ACTS.keys() == acts_of(ReportRound).keys() and ROUND_TABLE.keys() == set(RoundState)


@pytest.mark.parametrize("state", REPORT_TABLE)
def test_report(office, state):
    report = plans.REPORT_IN_STATE[state](office)
    for act, (who, values) in REPORT_ACTS.items():
        with tried(act):
            check(report, act, getattr(office, who), values, REPORT_TABLE[state].get(act, WrongState))


@pytest.mark.parametrize("state", ROUND_TABLE)
def test_round(office, state):
    each = plans.ROUND_IN_STATE[state](office)
    for act, (who, values) in ROUND_ACTS.items():
        values = values | ({"missing": plans.missing(each)} if act == "consolidate" else {})
        with tried(act):
            check(each, act, getattr(office, who), values, ROUND_TABLE[state].get(act, WrongState))


# ── Who


STRANGERS = [
    ("due", "draft", "truongphong"),
    ("drafted", "submit", "congchuc3"),
    ("submitted", "accept", "truongkt"),
    ("submitted", "return_for_change", "congchuc3"),
]


@pytest.mark.parametrize(("state", "act", "who"), STRANGERS)
def test_the_wrong_person_is_refused(office, state, act, who):
    report = plans.REPORT_IN_STATE[state](office)
    check(report, act, getattr(office, who), REPORT_ACTS[act][1], WrongPerson)


def own_report(office):
    """The report of the unit that collects the reports itself."""
    report = PeriodicReport.objects.get(round=plans.round_open(office), unit=office.units["vhxh"])
    drafted = perform(report.draft, by=office.congchuc1, **plans.SAID)
    return perform(drafted.submit, by=office.truongphong)


def test_who_submitted_a_report_does_not_accept_it(office):
    report = own_report(office)
    with refusing(WrongPerson, rules.has_no_part_in_it):
        perform(report.accept, by=office.truongphong)
    assert perform(report.accept, by=office.qmr).state == "accepted"


def test_a_report_is_submitted_with_what_was_done(office):
    drafted = perform(plans.due(office).draft, by=office.congchuc3, results="  ")
    with refusing(RuleNotMet, rules.says_what_was_done):
        perform(drafted.submit, by=office.truongkt)


def test_a_report_is_returned_with_a_reason(office):
    check(plans.submitted(office), "return_for_change", office.truongphong, {"reason": " "}, ValidationError)


def test_a_report_waits_for_the_head_then_for_the_collector(office):
    report = plans.due(office)
    assert Task.objects.about(report).open().get().due_at == report.due_at()
    assert Task.objects.about(report).open().get().unit == office.units["kt"]
    submitted = perform(perform(report.draft, by=office.congchuc3, **plans.SAID).submit, by=office.truongkt)
    waiting = Task.objects.about(submitted).open().get()
    assert (waiting.verb, waiting.post, waiting.unit) == ("accept", "quality_secretary", office.units["vhxh"])


def test_a_round_that_is_put_together_takes_no_report_any_more(office):
    each = plans.round_consolidated(office)
    report = each.reports.get(unit=office.units["kt"])
    with refusing(RuleNotMet, rules.round_is_open):
        perform(report.draft, by=office.congchuc3, **plans.SAID)


def test_late_is_a_property_of_the_clock(office):
    report = plans.due(office)
    assert not report.is_late() and not PeriodicReport.objects.late(now()).exists()
    with frozen(now() + timedelta(days=20)):
        assert report in PeriodicReport.objects.late(now()) and ReportRound.objects.late(now()).exists()
        drafted = perform(report.draft, by=office.congchuc3, **plans.SAID)
        submitted = perform(drafted.submit, by=office.truongkt)
        assert submitted.is_late() and submitted not in PeriodicReport.objects.late(now())


# ── The clock


def test_the_clock_opens_a_round_for_every_unit_that_has_a_head(office, caplog):
    plan = plans.plan(office)
    assert open_rounds(now()) == 4
    each = ReportRound.objects.get(plan=plan)
    assert each.number == f"{plan.number}/Q1" and each.created_by == office.system
    assert {report.unit.code for report in each.reports.all()} == {"vhxh", "kt", "hcc"}
    assert open_rounds(now()) == 0 and not caplog.records  # nothing is even tried again


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
    open_rounds(now())
    assert [each.asked.code for each in ReportRound.objects.all()] == ["Q1"]
    with frozen(now() + timedelta(days=7)):
        open_rounds(now())
        assert ReportRound.objects.count() == 2


def test_a_unit_that_gets_a_head_later_is_asked_as_long_as_the_round_is_open(office):
    each = plans.round_open(office)
    with recording(by=office.system, act="set_up"):
        from qms.people.models import Unit

        office.units["vp"] = Unit.objects.create(code="vp", name="Văn phòng", parent=office.units["vinhbao"])
        office._hold("chanhvp", office.units["vp"], "unit_head")
    assert open_rounds(now()) == 1
    assert each.reports.filter(unit=office.units["vp"]).exists()


def test_a_closed_plan_asks_for_nothing(office):
    plans.closed_plan(office)
    assert open_rounds(now()) == 0


def test_the_database_takes_one_report_of_a_unit_in_a_round(office):
    report = plans.due(office)
    twice = PeriodicReport(number="X", round=report.round, unit=report.unit, due_on=report.due_on)
    twice.created_at, twice.created_by = now(), office.system
    refused = pytest.raises(IntegrityError)
    with refused, transaction.atomic(), recording(by=office.system, act="forge"):
        twice.save()


# ── Putting together


def test_a_report_that_is_missing_is_named_with_its_reason(office):
    each = plans.accepted(office).round
    with refusing(ValidationError) as refusal:
        perform(each.consolidate, by=office.truongphong, overview="Tốt", missing={"hcc": "Mới sáp nhập"})
    assert "Phòng Văn hóa - Xã hội" in str(refusal.value) and "Trung tâm" not in str(refusal.value)
    given = {"hcc": "Mới sáp nhập", "vhxh": "Trưởng phòng đi công tác", "kt": "thừa"}
    done = perform(each.consolidate, by=office.truongphong, overview="Tốt", missing=given)
    assert done.missing == {"hcc": "Mới sáp nhập", "vhxh": "Trưởng phòng đi công tác"}


@pytest.mark.django_db(transaction=True)
def test_the_page_asks_for_each_reason(office, client):
    each = plans.accepted(office).round
    client.force_login(office.truongphong, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/report-rounds/{each.pk}/acts/consolidate"
    page = client.get(address).content.decode()
    assert 'name="missing_hcc"' in page and 'name="missing_kt"' not in page
    sent = {"whole-form": "1", "sequence": each.sequence, "overview": "Tốt", "missing_hcc": "Chưa gửi"}
    assert client.post(address, sent).status_code == 422
    assert client.post(address, sent | {"missing_vhxh": "Chưa gửi"}).status_code == 302
    assert client.get(f"/report-rounds/{each.pk}").content.decode().count("Chưa gửi") >= 2


# ── Figures


def figure(report, name):
    return next(each for each in figures_shown(report) if each["name"] == name)


def report_of_hcc(office):
    """Two tasks of the centre: one done, one late."""
    with frozen(now() - timedelta(days=20)):
        plan = plans.plan(office, tasks=[])
        given = {"field": 3, "unit": office.units["hcc"], "due_on": today() + timedelta(days=15)}
        for title in ("Xong", "Chậm"):
            perform(plan.add_task, by=office.truongphong, title=title, **given)
        done = plan.items.get(place="3.1").action
        perform(done.start, by=office.giamdoc)
        perform(done.report_done, by=office.giamdoc, **actions.NO_FILE)
    open_rounds(now())
    report = PeriodicReport.objects.get(unit=office.units["hcc"])
    return perform(report.draft, by=office.giamdoc, **plans.SAID), done


def test_a_draft_is_filled_in_with_the_figures_of_its_unit_and_their_keys(office):
    report, done = report_of_hcc(office)
    share, late = figure(report, "plan_tasks_done"), figure(report, "plan_tasks_late")
    assert (share["words"], share["behind"], late["words"]) == ("50 %", "1 of 2", "1")
    assert share["keys"]["hits"] == [[done.pk, done.sequence]] and len(share["keys"]["rest"]) == 1
    kt = PeriodicReport.objects.get(unit=office.units["kt"])
    drafted = perform(kt.draft, by=office.congchuc3, **plans.SAID)
    assert figure(drafted, "plan_tasks_late")["words"] == "0"


def test_a_draft_tells_of_the_dossiers_of_its_unit(office):
    late, in_time = cases.resolved(office), cases.resolved(office, cases.procedure(office, code="QT-TP-10"))
    with recording(by=office.system, act="forge"):
        late.due_at = late.ended_at - timedelta(hours=1)
        late.save()
    report = PeriodicReport.objects.get(round=plans.round_open(office), unit=office.units["vhxh"])
    drafted = perform(report.draft, by=office.congchuc1, **plans.SAID)
    received, on_time = figure(drafted, "dossiers_received"), figure(drafted, "dossiers_on_time")
    assert received["words"] == "2" and (on_time["words"], on_time["behind"]) == ("50 %", "1 of 2")
    assert [key for key, _sequence in on_time["keys"]["hits"]] == [in_time.pk]


def test_what_was_filled_in_stands_still_until_it_is_asked_for_anew(office):
    report, done = report_of_hcc(office)
    perform(done.accept, by=office.qmr)
    other = report.round.plan.items.get(place="3.2").action
    perform(other.cancel, by=office.qmr, **plans.REASON)
    edited = perform(report.edit, by=office.giamdoc, results="Khác")
    assert figure(edited, "plan_tasks_done")["words"] == "50 %"
    anew = perform(edited.edit, by=office.giamdoc, anew=True)
    assert figure(anew, "plan_tasks_done")["words"] == "100 %" and anew.results == "Khác"


def test_a_figure_opens_the_records_that_were_counted(office, client):
    report, done = report_of_hcc(office)
    perform(done.accept, by=office.qmr)
    client.force_login(office.giamdoc, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/periodic-reports/{report.pk}").content.decode()
    address = f"/periodic-reports/{report.pk}/figures/plan_tasks_done"
    assert f'href="{address}"' in page
    listed = client.get(address).content.decode()
    assert f'href="/actions/{done.pk}"' in listed and listed.count("changed since") == 1
    assert client.get(f"/periodic-reports/{report.pk}/figures/nothing").status_code == 404


def test_the_figures_of_a_round_are_those_of_the_whole_commune(office):
    report, _done = report_of_hcc(office)
    reasons = plans.missing(report.round)
    each = perform(report.round.consolidate, by=office.truongphong, overview="Tốt", missing=reasons)
    assert figure(each, "plan_tasks_done")["behind"] == "1 of 2"


def test_figures_filled_in_before_the_period_ends_are_called_an_estimate(office):
    report = plans.drafted(office)
    assert report.is_estimated()
    with frozen(now() + timedelta(days=40)):
        assert not perform(report.edit, by=office.congchuc3, anew=True).is_estimated()


# ── On paper


def words_of(content):
    file = WordFile(BytesIO(content))
    return "\n".join(part.text or "" for part in file.element.body.iter() if part.tag.endswith("}t"))


def test_the_report_of_the_commune_is_a_letter_with_the_reports_of_the_units(office, client):
    each = plans.accepted(office).round
    given = {"hcc": "Mới sáp nhập", "vhxh": "Đi công tác"}
    client.cookies["django_language"] = "vi"  # the office's papers are Vietnamese
    client.force_login(office.truongphong, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/report-rounds/{each.pk}/forms/report.docx"
    assert client.get(address).status_code == 404
    each = perform(each.consolidate, by=office.truongphong, overview="Đạt kế hoạch", missing=given)
    perform(each.send, by=office.truongphong, **plans.SENT)
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


def test_the_report_of_a_unit_is_a_letter_of_the_unit(office, client):
    report = plans.submitted(office)
    client.force_login(office.truongkt, backend="django.contrib.auth.backends.ModelBackend")
    text = words_of(client.get(f"/periodic-reports/{report.pk}/forms/report.docx").content)
    assert "PHÒNG KINH TẾ" in text and "Đã niêm yết đủ thủ tục" in text and "Truongkt" in text


def test_the_pages_show_what_is_said(office, client):
    report = plans.accepted(office)
    client.force_login(office.truongphong, backend="django.contrib.auth.backends.ModelBackend")
    assert "Đã niêm yết đủ thủ tục" in client.get(f"/periodic-reports/{report.pk}").content.decode()
    page = client.get(f"/report-rounds/{report.round_id}").content.decode()
    assert f'href="/periodic-reports/{report.pk}"' in page
    assert client.get("/periodic-reports?late=on").status_code == 200
