"""Records end when their time is over: found by the clock, proposed by one, approved by another, done whole (7.5.3)."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from documents.holds.models import Hold
from documents.record_series.models import RecordSeries
from documents.retention.handlers import note_what_is_due
from documents.retention.models import Disposal
from documents.retention.rules import is_not_proposer
from qms.evidence.attachments import Attachment, place_of
from qms.evidence.identity import Identity
from qms.evidence.links import link
from qms.evidence.papers import kept_papers
from qms.evidence.verification import verify
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from qms.people.actors import Actor
from tests.audits.conduct import making as audits
from tests.documents.controlled import making as documents
from tests.documents.record_series import making as series
from tests.processes.cases import making as cases
from tests.processes.nonconformities import making as nonconformities

from . import making

pytestmark = pytest.mark.django_db
LATER = timedelta(days=4 * 366)


def past(office, code="QT-CU-01", content=b"%PDF-1.7 cu"):
    """A revision that is out of force, with a file."""
    upload = SimpleUploadedFile("cu.pdf", content)
    revision = documents.effective(office, document_=documents.document(office, code=code), file=upload)
    return perform(revision.withdraw, by=office.qmr, reason="Bãi bỏ")


def propose(office, line):
    perform(line.propose_disposal, by=office.thuky, reason="Hết thời hạn lưu")
    return Disposal.objects.get(series=line, state="proposed")


def asked(line):
    return [(task.verb, task.post) for task in Task.objects.about(line).open()]


@pytest.mark.both_databases
def test_the_clock_finds_what_is_due_asks_and_files_go_while_rows_and_evidence_stay(
    office, django_capture_on_commit_callbacks
):
    line, revision = series.verified(office), past(office)
    assert note_what_is_due(now()) == 0
    file = revision.files().get()
    with frozen(now() + LATER), django_capture_on_commit_callbacks(execute=True):
        assert note_what_is_due(now()) == 1 and note_what_is_due(now()) == 0
        assert asked(line) == [("propose_disposal", "document_controller")]
        end = propose(office, RecordSeries.objects.get(pk=line.pk))
        assert [each.record for each in end.items.all()] == [revision] and asked(line) == []
        end = perform(end.approve, by=office.qmr, password="demo")
        end = perform(end.dispose, by=office.vanthu, **making.DONE)
    file = Attachment.objects.get(pk=file.pk)
    assert end.state == "disposed" and file.disposed_at and file.sha256
    assert not default_storage.exists(place_of(file.sha256))
    assert list(verify()) == []
    with frozen(now() + LATER):
        assert note_what_is_due(now()) == 0


def test_a_file_that_goes_without_an_end_is_still_told(office):
    revision = past(office)
    default_storage.delete(place_of(revision.files().get().sha256))
    assert [each.says for each in verify()] == ["its file is gone"]


def test_a_content_that_another_record_has_too_stays(office, django_capture_on_commit_callbacks):
    line, revision = series.verified(office), past(office)
    with frozen(now() + LATER), django_capture_on_commit_callbacks(execute=True):
        draft = documents.draft(
            office,
            document_=documents.document(office, code="QT-MOI"),
            file=SimpleUploadedFile("cu.pdf", b"%PDF-1.7 cu"),
        )
        end = perform(propose(office, line).approve, by=office.qmr, password="demo")
        perform(end.dispose, by=office.vanthu, **making.DONE)
    assert revision.files().get().disposed_at and draft.files().get().is_here()
    assert list(verify()) == []


def test_what_is_due_is_not_proposed_by_a_period_that_nobody_verified(office):
    line = series.in_use(office)
    past(office)
    with frozen(now() + LATER):
        with pytest.raises(RuleNotMet), transaction.atomic():
            perform(line.propose_disposal, by=office.thuky, reason="Hết thời hạn")
        line = perform(line.verify, by=office.thuky)
        assert propose(office, line).items.count() == 1


def test_nothing_is_proposed_before_its_time_or_kept_for_ever(office):
    line = series.verified(office)
    past(office)
    with pytest.raises(ValidationError), transaction.atomic():
        perform(line.propose_disposal, by=office.thuky, reason="Hết thời hạn")
    ever = series.verified(office, code="HS-02", years=None)
    with frozen(now() + LATER), pytest.raises(RuleNotMet), transaction.atomic():
        perform(ever.propose_disposal, by=office.thuky, reason="Hết thời hạn")


@pytest.mark.parametrize("what", ["record", "series"])
def test_what_is_on_hold_is_left_out_and_stops_what_is_under_way(office, what):
    line, revision = series.verified(office), past(office)
    held = {"record": revision, "series": line}
    with frozen(now() + LATER):
        end = propose(office, line)
        hold = create(Hold, by=office.qmr, grounds="Thanh tra", **{what: held[what]})
        with pytest.raises(RuleNotMet, match="Thanh tra"), transaction.atomic():
            perform(end.approve, by=office.qmr, password="demo")
        perform(end.refuse, by=office.qmr, reason="Đang thanh tra")
        assert note_what_is_due(now()) == 0
        with pytest.raises(ValidationError), transaction.atomic():
            perform(line.propose_disposal, by=office.thuky, reason="Hết thời hạn")
        perform(hold.lift, by=office.qmr, reason="Xong")
        assert note_what_is_due(now()) == 1 and propose(office, line).items.count() == 1


def test_somebody_else_approves(office):
    end = making.proposed(office)
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(end.approve, by=office.vanthu, password="demo")
    assert not is_not_proposer(end, Actor(office.thuky)) and is_not_proposer(end, Actor(office.chutich))
    assert perform(end.approve, by=office.chutich, password="demo").approved_by == office.chutich


def test_records_outside_the_program_are_described(office):
    line = series.verified(office, of_kind="")
    with pytest.raises(ValidationError) as refusal, transaction.atomic():
        perform(line.propose_disposal, by=office.thuky, reason="Hết thời hạn")
    assert "described" in refusal.value.message_dict


def test_a_hold_is_of_one_thing(office):
    line = series.in_use(office)
    for given in ({}, {"series": line, "record": past(office)}):
        with pytest.raises(ValidationError), transaction.atomic():
            create(Hold, by=office.qmr, grounds="x", **given)


def test_the_page_of_a_line_tells_what_is_due_and_who_needs_it(office, client):
    line, revision = series.verified(office), past(office)
    with frozen(now() + LATER):
        create(Hold, by=office.qmr, grounds="Thanh tra năm nay", record=revision)
        client.force_login(office.thuky)
        page = client.get(f"/record-series/{line.pk}").content.decode()
    assert revision.number in page and "Thanh tra năm nay" in page


def test_evidence_under_an_open_audit_or_nonconformity_is_not_proposed(office):
    line, revision = series.verified(office), past(office)
    with frozen(now() + LATER):
        audit = audits.planned(office)
        with pytest.raises(ValidationError, match=audit.number), transaction.atomic():
            perform(line.propose_disposal, by=office.thuky, reason="Hết thời hạn")
        perform(audit.cancel, by=office.qmr, reason="Hoãn")
        reported = nonconformities.reported(office)
        with recording(by=office.system, act="link"):
            link(revision, reported)
        with pytest.raises(ValidationError, match=reported.number), transaction.atomic():
            perform(line.propose_disposal, by=office.thuky, reason="Hết thời hạn")
        perform(reported.reject, by=office.qmr, reason="Không phải")
        assert propose(office, line).items.count() == 1


def test_the_applicant_goes_with_the_dossier_and_the_chain_stays_whole(office, django_capture_on_commit_callbacks):
    case = cases.closed(office)
    line = series.verified(office, of_kind="cases.Case", title="Hồ sơ thủ tục hành chính")
    with frozen(now() + LATER), django_capture_on_commit_callbacks(execute=True):
        end = perform(propose(office, line).approve, by=office.qmr, password="demo")
        perform(end.dispose, by=office.vanthu, **making.DONE)
    applicant = Identity.objects.get(pk=case.applicant_id)
    assert applicant.erased_at and applicant.full_name == "" and applicant.digest
    assert list(verify()) == []


def test_the_minute_is_kept_as_issued(office, client):
    end = making.disposed(office)
    client.force_login(office.thuky)
    answer = client.get(f"/disposals/{end.pk}/forms/minute.docx")
    assert answer.status_code == 200 and len(kept_papers(end, "minute")) == 1
