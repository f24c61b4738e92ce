"""Reports: state by state, who acts, what the clock asks for, and what stands in the figures and on paper."""

from datetime import date, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.utils.translation import override
from docx import Document as WordFile

from processes.report_rounds.models import ReportRound
from processes.reports import rules
from processes.reports.models import PeriodicReport
from processes.reports.states import ReportState
from qms.acts.acts import acts_of
from qms.evidence.counted_keys import CountedKeys, CountedSet
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson, WrongState
from qms.lifecycle.models import Task
from qms.web.kept_figures import told
from tests.guards import lifted
from tests.lifecycle.test_table import check, tried
from tests.processes.cases import making as cases
from tests.processes.cases.making import refusing
from tests.processes.plan import making as plans
from tests.processes.report_rounds import making as rounds
from tests.processes.reports import making as reports


@pytest.fixture(autouse=True)
def in_english(settings):
    """Sentences are looked for as they are written in the program."""
    settings.LANGUAGE_CODE = "en"
    with override("en"):
        yield


ACTS = {
    "draft": ("congchuc3", reports.SAID),
    "edit": ("congchuc3", {"results": "Khác"}),
    "submit": ("truongkt", {}),
    "return_for_change": ("truongphong", plans.REASON),
    "accept": ("truongphong", {}),
    "leave_out": ("truongphong", plans.REASON),
    "write_late": ("congchuc3", reports.SAID),
    "move_due": ("truongphong", {"due_on": date(2026, 3, 2)}),
}
TABLE = {
    "due": {"draft": "drafted", "leave_out": "left_out", "move_due": WrongPerson},
    "drafted": {"edit": "drafted", "submit": "submitted", "leave_out": "left_out", "move_due": WrongPerson},
    "submitted": {"return_for_change": "returned", "accept": "accepted"},
    "returned": {"draft": "drafted", "leave_out": "left_out", "move_due": WrongPerson},
    "accepted": {},
    "left_out": {"write_late": "drafted"},
}


def test_the_table_is_complete():
    assert ACTS.keys() == acts_of(PeriodicReport).keys()
    assert TABLE.keys() == set(ReportState)


@pytest.mark.both_databases
@pytest.mark.parametrize("state", TABLE)
def test_report(office, state):
    report = reports.IN_STATE[state](office)
    for act, (who, values) in ACTS.items():
        with tried(act):
            check(report, act, getattr(office, who), values, TABLE[state].get(act, WrongState))


# ── Who


STRANGERS = [
    ("due", "draft", "truongphong"),
    ("drafted", "submit", "congchuc3"),
    ("submitted", "accept", "truongkt"),
    ("submitted", "return_for_change", "congchuc3"),
    ("due", "leave_out", "truongkt"),
    ("left_out", "write_late", "truongphong"),
]


@pytest.mark.parametrize(("state", "act", "who"), STRANGERS)
def test_the_wrong_person_is_refused(office, state, act, who):
    report = reports.IN_STATE[state](office)
    check(report, act, getattr(office, who), ACTS[act][1], WrongPerson)


def own_report(office):
    """The report of the unit that collects the reports itself."""
    report = PeriodicReport.objects.get(round=rounds.round_open(office), unit=office.units["vhxh"])
    drafted = perform(report.draft, by=office.congchuc1, **reports.SAID)
    return perform(drafted.submit, by=office.truongphong)


def test_who_submitted_a_report_does_not_accept_it(office):
    report = own_report(office)
    with refusing(WrongPerson, rules.has_no_part_in_it):
        perform(report.accept, by=office.truongphong)
    assert perform(report.accept, by=office.qmr).state == "accepted"


def test_a_report_is_submitted_with_what_was_done(office):
    drafted = perform(reports.due(office).draft, by=office.congchuc3, results="  ")
    with refusing(RuleNotMet, rules.says_what_was_done):
        perform(drafted.submit, by=office.truongkt)


def test_a_report_is_returned_with_a_reason(office):
    check(reports.submitted(office), "return_for_change", office.truongphong, {"reason": " "}, ValidationError)


def test_a_report_waits_for_the_head_then_for_the_collector(office):
    report = reports.due(office)
    assert Task.objects.about(report).open().get().due_at == report.due_at()
    assert Task.objects.about(report).open().get().unit == office.units["kt"]
    submitted = perform(perform(report.draft, by=office.congchuc3, **reports.SAID).submit, by=office.truongkt)
    waiting = Task.objects.about(submitted).open().get()
    assert (waiting.verb, waiting.post, waiting.unit) == ("accept", "unit_head", office.units["vhxh"])


def test_a_report_waits_for_the_secretary_where_there_is_one(office):
    with recording(by=office.system, act="set_up"):
        office._hold("thuky", office.units["vhxh"], "quality_secretary")
    waiting = Task.objects.about(reports.submitted(office)).open().get()
    assert (waiting.verb, waiting.post, waiting.unit) == ("accept", "quality_secretary", office.units["vhxh"])


def test_nobody_waits_for_a_report_without_which_the_round_was_put_together(office):
    each = rounds.round_consolidated(office)
    report = each.reports.get(unit=office.units["kt"])
    assert (report.state, report.left_out_why) == ("left_out", "Chưa gửi")
    assert not Task.objects.about(report).open().exists()
    with frozen(now() + timedelta(days=200)):
        assert not report.is_late() and report not in PeriodicReport.objects.late(now())
    with refusing(WrongState):
        perform(report.draft, by=office.congchuc3, **reports.SAID)


def test_a_report_is_handed_in_late_and_changes_nothing_of_what_was_put_together(office):
    each = rounds.round_consolidated(office)
    report = each.reports.get(unit=office.units["kt"])
    with frozen(now() + timedelta(days=40)):
        report = perform(report.write_late, by=office.congchuc3, **reports.SAID)
        report = perform(perform(report.edit, by=office.congchuc3, results="Khác").submit, by=office.truongkt)
        report = perform(report.return_for_change, by=office.truongphong, **plans.REASON)
        report = perform(report.draft, by=office.congchuc3, **reports.SAID)
        report = perform(perform(report.submit, by=office.truongkt).accept, by=office.truongphong)
        assert report.is_late() and report.round.missing["kt"] == "Chưa gửi"
        assert report.round.accepted_reports() == []


def test_a_late_report_that_is_given_up_is_left_out_again(office):
    report = perform(reports.left_out(office).write_late, by=office.congchuc3, **reports.SAID)
    report = perform(report.leave_out, by=office.truongphong, reason="Không gửi")
    assert report.left_out_why == "Không gửi" and not Task.objects.about(report).open().exists()


def test_late_is_a_property_of_the_clock(office):
    report = reports.due(office)
    assert not report.is_late() and not PeriodicReport.objects.late(now()).exists()
    with frozen(now() + timedelta(days=20)):
        assert report in PeriodicReport.objects.late(now()) and ReportRound.objects.late(now()).exists()
        drafted = perform(report.draft, by=office.congchuc3, **reports.SAID)
        submitted = perform(drafted.submit, by=office.truongkt)
        assert submitted.is_late() and submitted not in PeriodicReport.objects.late(now())


# ── The clock


def test_a_unit_that_gets_a_head_later_is_asked_as_long_as_the_round_is_open(office):
    each = rounds.round_open(office)
    with recording(by=office.system, act="set_up"):
        from qms.people.models import Unit

        office.units["vp"] = Unit.objects.create(code="vp", name="Văn phòng", parent=office.units["vinhbao"])
        office._hold("chanhvp", office.units["vp"], "unit_head")
    assert rounds.passes() == 1
    assert each.reports.filter(unit=office.units["vp"]).exists()


def test_the_database_takes_one_report_of_a_unit_in_a_round(office):
    report = reports.due(office)
    twice = PeriodicReport(number="X", round=report.round, unit=report.unit, due_on=report.due_on)
    twice.created_at, twice.created_by = now(), office.system
    refused = pytest.raises(IntegrityError)
    with refused, transaction.atomic(), recording(by=office.system, act="forge"):
        twice.save()


# ── Figures


def figure(report, name):
    return next(each for each in map(told, report.figures) if each["name"] == name)


def counted(entry):
    return CountedSet(entry["keys"]["model"], entry["keys"]["hits"]).keys()


def test_a_draft_is_filled_in_with_the_figures_of_its_unit_and_their_keys(office):
    report, done = reports.report_of_hcc(office)
    share, late = figure(report, "plan_tasks_done"), figure(report, "plan_tasks_late")
    assert (share["words"], share["behind"], late["words"]) == ("50 %", "1 of 2", "1")
    assert counted(share) == [(done.pk, done.sequence)] and share["keys"]["rest"]["count"] == 1
    kt = PeriodicReport.objects.get(unit=office.units["kt"])
    drafted = perform(kt.draft, by=office.congchuc3, **reports.SAID)
    assert figure(drafted, "plan_tasks_late")["words"] == "0"


def test_a_draft_tells_of_the_dossiers_of_its_unit(office):
    late, in_time = cases.resolved(office), cases.resolved(office, cases.procedure(office, code="QT-TP-10"))
    with recording(by=office.system, act="forge"):
        late.due_at = late.ended_at - timedelta(hours=1)
        late.save()
    report = PeriodicReport.objects.get(round=rounds.round_open(office), unit=office.units["vhxh"])
    drafted = perform(report.draft, by=office.congchuc1, **reports.SAID)
    received, on_time = figure(drafted, "dossiers_received"), figure(drafted, "dossiers_on_time")
    assert received["words"] == "2" and (on_time["words"], on_time["behind"]) == ("50 %", "1 of 2")
    assert [key for key, _sequence in counted(on_time)] == [in_time.pk]


def test_what_was_filled_in_stands_still_until_it_is_asked_for_anew(office):
    report, done = reports.report_of_hcc(office)
    perform(done.accept, by=office.qmr)
    other = report.round.plan.items.get(place="3.2").action
    perform(other.cancel, by=office.qmr, **plans.REASON)
    edited = perform(report.edit, by=office.giamdoc, results="Khác")
    assert figure(edited, "plan_tasks_done")["words"] == "50 %"
    anew = perform(edited.edit, by=office.giamdoc, anew=True)
    assert figure(anew, "plan_tasks_done")["words"] == "100 %" and anew.results == "Khác"


def test_a_figure_opens_the_records_that_were_counted(office, client):
    report, done = reports.report_of_hcc(office)
    perform(done.accept, by=office.qmr)
    client.force_login(office.giamdoc, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/periodic-reports/{report.pk}").content.decode()
    address = f"/periodic-reports/{report.pk}/figures/plan_tasks_done"
    assert f'href="{address}"' in page
    listed = client.get(address).content.decode()
    assert f'href="/actions/{done.pk}"' in listed and listed.count("changed since") == 1
    assert client.get(f"/periodic-reports/{report.pk}/figures/nothing").status_code == 404


def test_the_records_that_were_counted_are_told_a_page_at_a_time(office, client, monkeypatch):
    monkeypatch.setattr("qms.web.counted_records.AT_ONCE", 1)
    report, done = reports.report_of_hcc(office)
    client.force_login(office.giamdoc, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/periodic-reports/{report.pk}/figures/plan_tasks_done"
    first, second = client.get(address).content.decode(), client.get(f"{address}?after=1").content.decode()
    about = f'href="/actions/{done.pk}"'
    assert about in first and about not in second and second.count('href="/actions/') == 1
    assert 'href="?after=1"' in first and 'rel="next"' not in second and 'href="?"' in second
    assert [client.get(f"{address}?after={wrong}").status_code for wrong in ("2", "-1", "x", "9" * 30)] == [404] * 4


def test_a_list_that_is_not_what_was_counted_says_so(office, client):
    report, done = reports.report_of_hcc(office)
    client.force_login(office.giamdoc, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/periodic-reports/{report.pk}/figures/plan_tasks_done"
    assert "does not agree with the digest" not in client.get(address).content.decode()
    with lifted(connection, ["evidence_countedkeys"]):
        CountedKeys.objects.filter(text=f"{done.pk}:{done.sequence}").update(text="not a key")
    altered = client.get(address).content.decode()
    assert "does not agree with the digest" in altered and 'href="/actions/' not in altered


def test_figures_filled_in_before_the_period_ends_are_called_an_estimate(office):
    report = reports.drafted(office)
    assert report.is_estimated()
    with frozen(now() + timedelta(days=40)):
        assert not perform(report.edit, by=office.congchuc3, anew=True).is_estimated()


# ── On paper


def words_of(content):
    file = WordFile(BytesIO(content))
    return "\n".join(part.text or "" for part in file.element.body.iter() if part.tag.endswith("}t"))


def test_the_report_of_a_unit_is_a_letter_of_the_unit(office, client):
    report = reports.submitted(office)
    client.force_login(office.truongkt, backend="django.contrib.auth.backends.ModelBackend")
    text = words_of(client.get(f"/periodic-reports/{report.pk}/forms/report.docx").content)
    assert "PHÒNG KINH TẾ" in text and "Đã niêm yết đủ thủ tục" in text and "Truongkt" in text


def test_the_pages_show_what_is_said(office, client):
    report = reports.accepted(office)
    client.force_login(office.truongphong, backend="django.contrib.auth.backends.ModelBackend")
    assert "Đã niêm yết đủ thủ tục" in client.get(f"/periodic-reports/{report.pk}").content.decode()
    page = client.get(f"/report-rounds/{report.round_id}").content.decode()
    assert f'href="/periodic-reports/{report.pk}"' in page
    assert client.get("/periodic-reports?late=on").status_code == 200
