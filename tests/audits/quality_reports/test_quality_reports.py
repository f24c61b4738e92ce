"""The yearly report is asked for by the clock, filled in from records, approved by a leader, sent with its file."""

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, connection, transaction
from django_fsm import TransitionNotAllowed

from audits.cycle.proofs import told_of
from audits.cycle.yearly import day_of
from audits.quality_reports.handlers import ask_for_reports
from audits.quality_reports.models import QualityReport
from audits.quality_reports.reported import REPORTED, facts_of
from qms.acts.acts import arrows_of
from qms.evidence.attachments import attachments_of
from qms.evidence.papers import kept_papers
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from qms.web.figures import figure_named
from tests.audits.reviews import making as reviews
from tests.processes.cases.making import at
from tests.processes.declarations import making as declarations

from . import making

pytestmark = pytest.mark.django_db
ARROWS = {
    ("due", "drafted"),
    ("drafted", "submitted"),
    ("submitted", "approved"),
    ("submitted", "drafted"),
    ("approved", "drafted"),
    ("approved", "sent"),
    *((state, "left_out") for state in ("due", "drafted", "submitted", "approved")),
}


def asked(report):
    return [(task.verb, task.post or task.person.username) for task in Task.objects.about(report).open()]


def test_the_arrows_are_those_drawn():
    assert arrows_of(QualityReport) == ARROWS


@pytest.mark.both_databases
def test_it_is_written_approved_and_sent(office):
    report = making.due(office)
    assert asked(report) == [("draft", "quality_manager")]
    report = perform(report.draft, by=office.qmr, **making.SAID)
    assert [each["name"] for each in report.figures] == list(REPORTED)
    report = perform(report.submit, by=office.qmr)
    assert asked(report) == [("approve", "top_management")]
    report = perform(report.return_for_change, by=office.chutich, reason="Thiếu số liệu")
    assert asked(report) == [("submit", "quality_manager")]
    report = perform(perform(report.submit, by=office.qmr).approve, by=office.chutich)
    report = perform(report.send, by=office.qmr, **making.SENT)
    assert report.state == "sent" and report.approved_by == office.chutich and asked(report) == []
    assert len(kept_papers(report, "report")) == 1


@pytest.mark.parametrize("way", ["draft", "edit", "submit"])
def test_whoever_wrote_it_does_not_approve_it(office, way):
    """The leader who keeps the system too has no word over what they wrote."""
    with recording(by=office.system, act="set_up"):
        office._hold("chutich", office.units["vinhbao"], "quality_manager")
    report = making.due(office)
    writer = {name: office.chutich if name == way else office.qmr for name in ("draft", "edit", "submit")}
    report = perform(report.draft, by=writer["draft"], **making.SAID)
    report = perform(report.edit, by=writer["edit"], **making.SAID)
    report = perform(report.submit, by=writer["submit"])
    with pytest.raises(WrongPerson, match="soạn"), transaction.atomic():
        perform(report.approve, by=office.chutich)


@pytest.mark.both_databases
def test_nothing_leaves_without_a_leaders_word(office):
    """Neither by the door nor past it."""
    report = making.submitted(office)
    with pytest.raises(TransitionNotAllowed), transaction.atomic():
        perform(report.send, by=office.qmr, **making.SENT)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE quality_reports_qualityreport SET state='sent', sent_at='2026-11-30', official_number='1' "
            "WHERE id=%s",
            [report.pk],
        )


def test_what_says_nothing_is_not_submitted(office):
    report = perform(making.drafted(office).edit, by=office.qmr, situation=" ")
    with pytest.raises(RuleNotMet):
        perform(report.submit, by=office.qmr)


def test_signed_outside_comes_with_the_file_which_is_looked_at(office):
    report = making.approved(office)
    with pytest.raises(ValidationError, match="tệp đã ký"), transaction.atomic():
        perform(report.send, by=office.qmr, signed_outside=True, **making.SENT)
    file = SimpleUploadedFile("bao-cao.pdf", b"%PDF-1.4\n%%EOF", "application/pdf")
    report = perform(report.send, by=office.qmr, signed_outside=True, file=file, **making.SENT)
    assert [each.purpose for each in attachments_of(report)] == ["signed"] and report.signed_outside


def test_the_records_of_the_year_are_its_facts(office):
    declarations.published(office)
    review = reviews.decided(office)
    report = making.drafted(office)
    told = {each["part"]: each for each in report.facts}
    assert told["declarations"]["how"].endswith("1") and "12/QĐ-UBND" in told["declarations"]["what"]
    assert told["decisions"]["about"] == f"management-reviews/{review.pk}"
    in_force = next(each for each in report.figures if each["name"] == "procedures_in_force")
    assert in_force["value"] == "1"


def test_what_was_drafted_stays_until_it_is_asked_for_anew(office):
    report = making.drafted(office)
    declarations.published(office)
    report = perform(report.edit, by=office.qmr, **making.SAID)
    assert report.facts == [] and facts_of(report)
    report = perform(report.edit, by=office.qmr, anew=True, **making.SAID)
    assert [each["part"] for each in report.facts] == ["declarations"]


@pytest.mark.both_databases
def test_the_clock_asks_once_some_weeks_before_the_day(office):
    with frozen(at(2026, 10, 15, 8, 0)):
        assert ask_for_reports(now()) == 0
    with frozen(at(2026, 10, 16, 8, 0)):
        assert ask_for_reports(now()) == 1 and ask_for_reports(now()) == 0
    report = QualityReport.objects.get()
    assert (report.year, report.due_on) == (2026, date(2026, 11, 30))
    (task,) = Task.objects.about(report).open()
    assert task.due_at == report.due_at()


def test_a_clock_that_stood_over_new_year_loses_nothing(office):
    with frozen(at(2028, 1, 20, 8, 0)):
        assert ask_for_reports(now()) == 1 and ask_for_reports(now()) == 0
        report = QualityReport.objects.get()
        assert report.year == 2027 and report.is_late()


def test_the_line_of_the_cycle_and_its_figure(office):
    def told():
        return next(
            each for each in told_of(office.units["vinhbao"], today().year, office.qmr) if each.line.name == "report"
        )

    assert not told().is_shown
    report = making.approved(office)
    assert not told().is_shown
    perform(report.set_day, by=office.qmr, due_on=today() + timedelta(days=3), reason="Công văn của Sở")
    perform(QualityReport.objects.get(pk=report.pk).send, by=office.qmr, **making.SENT)
    assert told().is_shown and day_of("report", 2026) == date(2026, 11, 30)
    assert figure_named("quality_reports_in_time") is not None


def test_its_page_and_word_file(office, client):
    declarations.published(office)
    report = making.sent(office)
    client.force_login(office.congchuc1, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/quality-reports/{report.pk}").text
    assert making.SAID["situation"] in page and f"/quality-reports/{report.pk}/figures/audits_held" in page
    assert client.get(f"/quality-reports/{report.pk}/figures/audits_held").status_code == 200
    assert client.get(f"/quality-reports/{report.pk}/forms/report.docx").status_code == 200
