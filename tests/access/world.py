"""One record of every kind in the office, and the persons who ask to see them."""

from dataclasses import asdict
from datetime import date, time
from types import SimpleNamespace

from django.core.files.uploadedfile import SimpleUploadedFile

from audits.auditors.models import Qualification
from audits.pack.models import ask_for_pack
from documents.acknowledgements.models import Acknowledgement
from documents.citations.models import Citation
from documents.periodic_reviews.models import PeriodicReview
from processes.map.models import Process
from processes.objectives.handlers import start_due, take_values
from processes.procedures.models import ProcedureVersion
from qms.inbox.models import Notice
from qms.jobs.services import ask
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now, today
from qms.lifecycle.door import create
from qms.lifecycle.exemptions import Exemption
from qms.lifecycle.models import Task
from qms.people.models import ReadingScope
from qms.workdays.models import Calendar, FirstDayRow, OfficeHours, SpecialDay, UsualTimeRow
from qms.workdays.usual_times import shipped
from tests.audits.checklists import making as questions
from tests.audits.conduct import making as audits
from tests.audits.findings import making as findings
from tests.audits.inspections import making as inspections
from tests.audits.programmes import making as programmes
from tests.audits.reviews import making as reviews
from tests.documents.controlled import making as documents
from tests.documents.external import making as external
from tests.documents.takeovers import making as takeovers
from tests.imports import making as imports
from tests.jobs.worker import work_off
from tests.office import Office
from tests.processes.actions import making as actions
from tests.processes.cases import making as cases
from tests.processes.feedback import making as feedback
from tests.processes.nonconformities import making as nonconformities
from tests.processes.objectives import making as objectives
from tests.processes.procedures import making as procedures
from tests.processes.report_rounds import making as report_rounds
from tests.processes.reports import making as reports
from tests.processes.risks import making as risks
from tests.processes.surveys import making as surveys
from tests.processes.years import making as years

from .lines import gathered

# Whom each role of the table stands for in the office.
ROLES = {
    "anonymous": "",
    "administrator": "quantri",
    "one-stop": "motcua1",
    "author": "congchuc1",
    "colleague": "congchuc2",
    "stranger": "congchuc3",
    "head": "truongphong",
    "manager": "qmr",
    "controller": "thuky",
    "top": "chutich",
    "clerk": "vanthu",
    "auditor": "danhgia1",
    "outside": "danhgiangoai",
}


def populated_office():
    """The office with an external auditor besides, so that every kind of post is held."""
    office = Office()
    with recording(by=office.system, act="set_up"):
        office._hold("danhgiangoai", office.units["vinhbao"], "external_auditor")
        holding = office.holdings["danhgiangoai", "external_auditor"]
        days = {"since": date(2025, 1, 1), "until": date(2036, 1, 1)}
        ReadingScope.objects.create(holding=holding, why="Hợp đồng chứng nhận", **days)
    return office


def make_world(office):
    """One record of each kind. The draft and the dossier are work of Phòng Văn hóa - Xã hội."""
    world = SimpleNamespace(office=office)
    _documents(world)
    _processes(world)
    _audits(world)
    _calendar(world)
    world.exemption = create(
        Exemption,
        by=office.chutich,
        record=world.draft,
        rule="is_not_author",
        person=office.congchuc1,
        grounds="Chỉ có một công chức chuyên môn (mẫu)",
    )
    world.notice = Notice.objects.of(office.congchuc1).first()
    world.job = made_in_the_background(office)
    world.task = Task.objects.about(world.case).open().get()
    for name, objects in gathered("OBJECTS").items():
        if name.endswith("_record"):
            objects(world)  # a record of every slice that tells its own lines
    return world


def made_in_the_background(office):
    """A workbook that the quality manager asked for, made by a worker."""
    job = ask("register_export", by=office.qmr, about="Hồ sơ", collection="cases", query="")
    work_off()
    job.refresh_from_db()
    return job


def _documents(world):
    office = world.office
    world.effective = documents.effective(office)
    world.document = world.effective.document
    upload = SimpleUploadedFile("toan-van.pdf", b"%PDF-1.7 mau")
    world.draft = documents.draft(office, documents.document(office, code="QT-HT-02"), file=upload)
    world.unknown = world.draft.document
    world.file = world.draft.files().get()
    world.acknowledgement = Acknowledgement.objects.get(person=office.congchuc1)
    world.take_over = takeovers.read(office)
    world.external = external.in_force(office)
    world.imported = imports.read(office)
    world.review = create(PeriodicReview, by=office.truongphong, document=world.document)


def _processes(world):
    office = world.office
    given = {"code": "QTR-01", "name": "Hộ tịch", "kind": "core", "unit": office.units["vhxh"]}
    world.process = create(Process, by=office.qmr, **given)
    world.procedure = cases.procedure(office)
    world.version = ProcedureVersion.objects.get(revision__document=world.procedure)
    world.drafted = procedures.draft(office, world.procedure, change_summary="Rút ngắn")
    world.case = cases.on_work(office, world.procedure)
    world.action = actions.action(office)
    world.objective = objectives.in_state(office, "approved")
    with frozen(objectives.IN_JULY):
        counted = objectives.approved(office, indicator="dossiers_received")
        start_due(now())
        take_values(now())
    world.measurement = counted.measurements.first()
    world.nonconformity = nonconformities.reported(office)
    world.cause = nonconformities.cause(office)
    world.risk = risks.risk(office)
    world.feedback = feedback.assigned(office)
    world.survey = surveys.open_survey(office)
    world.report = reports.drafted(office)
    world.round, world.plan = world.report.round, world.report.round.plan
    world.put_together = report_rounds.round_consolidated(office)
    world.year = years.under_way(office)


def _audits(world):
    office = world.office
    world.audit = audits.notified(office)
    world.finding = findings.issued(office)
    audits.clause("8.5")
    world.programme = programmes.covered(office)
    world.inspection = inspections.opened(office)
    world.management_review = reviews.prepared(office)
    world.pack = ask_for_pack(by=office.qmr, unit=office.units["vinhbao"], since=today(), until=today())
    world.qualification = Qualification.objects.first()
    world.question = questions.question(office, text="Có theo Nghị định 118/2025/NĐ-CP không?")
    world.citation = Citation.objects.get()


def _calendar(world):
    office = world.office
    with recording(by=office.quantri, act="create"):
        calendar = Calendar.objects.create(name="Lịch chung")
        world.hours = OfficeHours.objects.create(calendar=calendar, weekday=1, opens=time(7, 30), closes=time(11, 30))
        given = {"day": date(2026, 9, 2), "kind": "public_holiday", "name": "Quốc khánh"}
        world.day = SpecialDay.objects.create(calendar=calendar, **given)
        said = asdict(shipped("risks.assess"))
        from_day = {"valid_from": date(2026, 1, 1), "first_day": "not_counted", "ground": "Bộ luật Dân sự, Điều 147"}
        world.first_day = FirstDayRow.objects.create(calendar=calendar, **from_day)
        world.usual_time = UsualTimeRow.objects.create(calendar=calendar, work="risks.assess", **said)
    world.substitution = office.substitute("motcua1", "one_stop_officer", "motcua2", date(2026, 1, 1), date(2036, 1, 1))
