"""Every paper that is issued is kept as it was issued: printed again it is the same, whatever has changed since."""

from io import BytesIO

import pytest
from django.core.files.storage import default_storage
from django.urls import reverse
from docx import Document

from processes.cases.erasure import erase_applicants
from processes.cases.models import Case
from qms.evidence.attachments import Attachment, place_of
from qms.evidence.identity import IdentityOpening, erase_identity
from qms.evidence.papers import kept_paper
from qms.evidence.verification import verify
from qms.ledger.entry import recording
from qms.ledger.now import frozen, local
from qms.lifecycle.door import perform
from qms.lifecycle.registry import record_types
from qms.people.models import Unit, User
from qms.web.printed.forms import PrintedForm
from qms.web.printed.papers import papers_of_type
from tests.access.lines import gathered
from tests.audits.conduct import making as audits
from tests.audits.inspections import making as inspections
from tests.audits.programmes import making as programmes
from tests.audits.reviews import making as reviews
from tests.documents.change_requests import making as change_requests
from tests.documents.controlled import making as documents
from tests.documents.retention import making as retention
from tests.processes.cases import making as cases
from tests.processes.feedback import making as feedback
from tests.processes.nonconformities import making as nonconformities
from tests.processes.par_indexes import making as par_indexes
from tests.processes.report_rounds import making as rounds
from tests.processes.reports import making as reports
from tests.processes.training_plans import making as training_plans
from tests.processes.trainings import making as trainings


def refused_at_the_desk(office):
    case = cases.received(office)
    return perform(case.refuse, by=office.motcua1, reason="Không thuộc thẩm quyền", legal_ground="Văn bản mẫu")


def apologised(office):
    return perform(
        cases.on_work(office).apologise, by=office.truongphong, reason="Quá tải", promised_on=cases.ANSWER_BY
    )


def stopped(office):
    case = cases.awaiting_supplement(office)
    with frozen(cases.at(2026, 3, 23, 9, 0)):
        return perform(case.stop, by=office.congchuc1, reason="Không bổ sung", legal_ground="Văn bản mẫu")


def extended(office):
    case = cases.on_work(office, cases.procedure(office, extensions=[cases.GROUND]))
    return perform(case.extend, by=office.truongphong, ground=cases.GROUND["name"], reason="Chờ nơi khác trả lời")


def unfit(office):
    told = {"condition": "Chưa đủ tuổi", "legal_ground": "Văn bản mẫu", "reason": "Không đủ điều kiện"}
    return perform(cases.on_work(office).refuse_conditions, by=office.truongphong, **told)


# Every paper that an act issues, and a record of which it was issued.
ISSUED = {
    ("reform-indexes", "sheet"): par_indexes.approved,
    ("training-plans", "plan"): training_plans.approved,
    ("trainings", "training"): trainings.effective,
    ("cases", "receipt"): cases.on_work,
    ("cases", "supplement"): cases.awaiting_supplement,
    ("cases", "refusal"): refused_at_the_desk,
    ("cases", "apology"): apologised,
    ("cases", "stop"): stopped,
    ("cases", "extension"): extended,
    ("cases", "conditions"): unfit,
    ("cases", "control-sheet"): cases.closed,
    ("feedback", "receipt"): feedback.received,
    ("feedback", "answer"): feedback.published,
    ("feedback", "notice"): feedback.refused,
    ("document-revisions", "title-sheet"): documents.effective,
    ("disposals", "minute"): retention.disposed,
    ("change-requests", "request"): change_requests.accepted,
    ("report-rounds", "report"): rounds.round_sent,
    ("periodic-reports", "report"): reports.submitted,
    ("nonconformities", "request"): nonconformities.closed,
    ("management-reviews", "agenda"): reviews.prepared,
    ("management-reviews", "minutes"): reviews.minuted,
    ("audits", "plan"): audits.notified,
    ("audits", "checklist"): audits.reporting,
    ("audits", "report"): audits.reported,
    ("self-inspections", "sheet"): inspections.submitted,
    ("audit-programmes", "programme"): programmes.approved,
    **gathered("ISSUED"),
}


@pytest.fixture
def as_person(client):
    def signed_in(person):
        client.force_login(User.objects.get(pk=person.pk), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


def all_papers():
    """(collection, paper) of everything that can be printed of a record."""
    return [(name, paper) for name, kind in record_types().items() for paper in papers_of_type(kind)]


def test_whatever_is_printed_is_kept_as_issued_or_says_why_not():
    unsaid = [f"{name}: {paper.slug}" for name, paper in all_papers() if bool(paper.issued_by) == bool(paper.living)]
    assert unsaid == []


def test_every_paper_that_is_issued_is_tried_here():
    assert {(name, paper.slug) for name, paper in all_papers() if paper.issued_by} == set(ISSUED)


def printed(browser, name, record):
    """What somebody holds in their hands who prints each paper of this name."""
    collection, slug = name
    found = []
    for paper in papers_of_type(record_types()[collection]):
        if paper.slug == slug and hasattr(paper, "kept_as") and hasattr(paper, "sheet"):
            url = reverse(f"{record_types()[collection].url_name}_form", args=[record.pk, slug, "docx"])
            found.append(browser.get(url).content)
        elif paper.slug == slug:
            page = browser.get(reverse("case_paper", args=[record.pk, slug])).content
            found.append(page.partition(b"<article")[2].partition(b"</article>")[0])
    return found


def change_everything(office, record):
    """People are called otherwise, units and procedures too, and the year is another."""
    for person in User.objects.all():
        person.full_name = f"Tên mới của {person.username}"
        person.save()
    with recording(by=office.system, act="rename"):
        for unit in Unit.objects.all():
            unit.name = f"Đơn vị mới {unit.code}"
            unit.save()
        if isinstance(record, Case):
            record.procedure.title = "Thủ tục mang tên khác"
            record.procedure.save()


@pytest.mark.parametrize("name", ISSUED, ids="/".join)
def test_printed_again_it_is_the_same(office, as_person, name, monkeypatch):
    """What is kept; the stamp with which a page goes out says who took it and when, so it is another each time."""
    monkeypatch.setattr("qms.web.printed.views.stamp_of", lambda record, request: None)
    with frozen(cases.MONDAY):
        record = ISSUED[name](office)
    with frozen(cases.at(2026, 12, 28, 9, 0)):
        before = printed(as_person(office.qmr), name, record)
        change_everything(office, record)
    with frozen(cases.at(2027, 1, 6, 9, 0)):
        again = printed(as_person(office.qmr), name, record)
    assert before and all(len(each) > 500 for each in before)
    assert again == before
    assert list(verify()) == []


# ── The papers of a dossier


def article(browser, case, slug, **asked):
    page = browser.get(reverse("case_paper", args=[case.pk, slug]), asked).content.decode()
    return page.partition("<article")[2].partition("</article>")[0]


def test_after_an_apology_the_receipt_shows_its_own_appointment_and_the_control_sheet_both(office, as_person):
    with frozen(cases.MONDAY):
        case = apologised(office)
        browser = as_person(office.motcua1)
        receipt, sheet = article(browser, case, "receipt"), article(browser, case, "control-sheet")
        file = browser.get(reverse("cases_form", args=[case.pk, "control-sheet", "docx"])).content
    first, later = (f"{local(each):%d/%m/%Y %H:%M}" for each in (case.due_at, case.promised_at))
    assert first in receipt and later not in receipt and "20/03/2026" in later
    said = "\n".join(each.text for each in Document(BytesIO(file)).paragraphs)
    for paper in (sheet, said):
        assert first in paper and later in paper


def test_a_paper_bears_the_day_on_which_it_was_issued(office, as_person):
    with frozen(cases.MONDAY):
        case = stopped(office)
    with frozen(cases.at(2026, 11, 28, 9, 0)):
        browser = as_person(office.motcua1)
        assert "ngày 23 tháng 3 năm 2026" in article(browser, case, "stop")
        assert "ngày 02 tháng 3 năm 2026" in article(browser, case, "supplement")


def test_of_two_requests_both_are_kept(office, as_person):
    with frozen(cases.MONDAY):
        case = cases.received(office)
        perform(case.return_incomplete, by=office.motcua1, reason="Thiếu", missing="Tờ khai gốc")
        perform(case.return_incomplete, by=office.motcua1, reason="Thiếu", missing="Bản sao")
        browser = as_person(office.motcua1)
        first, second = Attachment.objects.filter(purpose="paper:form-02").order_by("pk")
        assert "Bản sao" in article(browser, case, "supplement")
        assert "Tờ khai gốc" in article(browser, case, "supplement", issue=first.pk)
        other = reverse("case_paper", args=[cases.accepted(office, case.procedure).pk, "receipt"])
        assert browser.get(other, {"issue": second.pk}).status_code == 404


def test_what_is_kept_names_no_applicant_so_that_they_can_be_erased(office, as_person):
    with frozen(cases.MONDAY):
        case = cases.closed(office)
        kept = [each.open().read().decode() for each in Attachment.objects.filter(purpose__startswith="paper:")]
        assert len(kept) >= 3 and not [page for page in kept if "Nguyễn T" in page]
        page = reverse("case_paper", args=[case.pk, "receipt"])
        assert "Nguyễn Thị Mẫu" in as_person(office.motcua1).post(page).content.decode()
    with frozen(cases.at(2036, 3, 2, 8, 0)):
        assert erase_applicants(30) == [case.number]
        assert "Nguyễn" not in article(as_person(office.motcua1), case, "receipt")
        assert list(verify()) == []


def test_a_paper_of_feedback_names_no_sender_where_it_is_kept(office, as_person):
    """The slot is filled when it is read, so that the sender can be erased and the evidence stays whole."""
    given = feedback.closed(office)
    kept = [each.open().read().decode() for each in Attachment.objects.filter(purpose__startswith="paper:")]
    assert len(kept) == 2 and not [page for page in kept if "Nguyễn" in page]
    url = reverse("feedback_form", args=[given.pk, "answer", "docx"])
    file = as_person(office.truongphong).get(url).content
    said = "\n".join(each.text for each in Document(BytesIO(file)).paragraphs)
    assert given.sender.masked() in said and feedback.ANSWER in said and "Nguyễn Thị Mẫu" not in said


def written(file):
    return "\n".join(each.text for each in Document(BytesIO(file)).paragraphs)


@pytest.mark.parametrize(
    ("slug", "made"), [("receipt", feedback.received), ("answer", feedback.closed), ("notice", feedback.refused)]
)
def test_a_letter_to_the_sender_names_them_whole_for_those_who_handle_it_and_that_is_on_record(
    office, as_person, slug, made
):
    given = made(office)
    handles, other = {"answer": (office.truongphong, office.chutich)}.get(slug, (office.giamdoc, office.chutich))
    page, url = f"/feedback/{given.pk}", reverse("feedback_form", args=[given.pk, slug, "docx"])
    client = as_person(handles)
    assert url in client.get(page).content.decode().partition("formaction")[2] and not IdentityOpening.objects.exists()
    answer = client.post(url)
    assert "Nguyễn Thị Mẫu" in written(answer.content) and answer["Cache-Control"] == "no-store"
    opening = IdentityOpening.objects.get()
    assert (opening.person, opening.identity, bool(opening.why)) == (handles, given.sender, True)
    assert as_person(other).post(url).status_code in (403, 404)
    assert "Nguyễn Thị Mẫu" not in written(as_person(handles).get(url).content)
    assert IdentityOpening.objects.count() == 1


def test_who_is_not_named_or_was_erased_is_nobody_to_write_to(office, as_person):
    unnamed = feedback.received(office, **dict.fromkeys(feedback.SENDER, ""))
    erased = feedback.received(office)
    erase_identity(erased.sender, by=office.qmr, why="Hết hạn giữ")
    for given in (unnamed, erased):
        client, url = as_person(office.giamdoc), reverse("feedback_form", args=[given.pk, "receipt", "docx"])
        assert "formaction" not in client.get(f"/feedback/{given.pk}").content.decode()
        assert client.post(url).status_code == 403 and client.get(url).status_code == 200
    assert not IdentityOpening.objects.exists()


def test_what_was_issued_before_anything_was_kept_has_its_slot_filled_too(office, as_person, monkeypatch):
    monkeypatch.setattr(PrintedForm, "as_issued", lambda form, record: None)
    given, client = feedback.received(office), as_person(office.giamdoc)
    url = reverse("feedback_form", args=[given.pk, "receipt", "docx"])
    masked, whole = written(client.get(url).content), written(client.post(url).content)
    assert given.sender.masked() in masked and "Nguyễn Thị Mẫu" in whole and "⟦" not in masked + whole


def test_a_form_that_goes_to_nobody_outside_is_opened_for_nobody(office, as_person):
    given = documents.effective(office)
    url = reverse("document_revisions_form", args=[given.pk, "title-sheet", "docx"])
    assert as_person(office.thuky).post(url).status_code == 403


def test_an_answer_is_no_paper_before_it_is_approved(office, as_person):
    given = feedback.answered(office)
    url = reverse("feedback_form", args=[given.pk, "answer", "docx"])
    assert as_person(office.truongphong).get(url).status_code == 404


def test_a_title_sheet_is_kept_by_the_release_and_drawn_as_it_stands_once_it_is_superseded(office, as_person):
    revision = documents.effective(office)
    assert kept_paper(revision, "title-sheet") is not None
    documents.effective(office, document_=revision.document, change_summary="Sửa mục 1")
    revision.refresh_from_db()
    url = reverse("document_revisions_form", args=[revision.pk, "title-sheet", "docx"])
    document = Document(BytesIO(as_person(office.qmr).get(url).content))
    assert str(revision.get_state_display()) in "\n".join(
        c.text for t in document.tables for r in t.rows for c in r.cells
    )


def write(place, content):
    with default_storage.open(place, "wb") as file:
        file.write(content)


def test_a_kept_paper_that_was_altered_is_not_given_out(office, as_person):
    with frozen(cases.MONDAY):
        case = cases.on_work(office)
        place = place_of(kept_paper(case, "form-01").sha256)
        with default_storage.open(place) as file:
            issued = file.read()
        try:
            write(place, b"<article>fraud</article>")
            answer = as_person(office.motcua1).get(reverse("case_paper", args=[case.pk, "receipt"]))
        finally:
            write(place, issued)  # the tests of a process share their storage
    assert answer.status_code == 302


def test_a_report_taken_up_again_is_drawn_as_it_stands_and_kept_anew(office, as_person):
    report = reports.returned(office)
    url = reverse("periodic_reports_form", args=[report.pk, "report", "docx"])
    browser = as_person(office.truongkt)
    perform(report.draft, by=office.truongkt, results="Kết quả viết lại")
    assert "Kết quả viết lại" in "".join(each.text for each in Document(BytesIO(browser.get(url).content)).paragraphs)
    perform(report.submit, by=office.truongkt)
    assert Attachment.objects.filter(purpose="paper:report", record_id=report.pk).count() == 2


def test_the_record_tells_what_it_issued_apart_from_what_was_attached(office, as_person):
    case = cases.resolved(office)
    page = as_person(office.motcua1).get(reverse("cases_record", args=[case.pk]))
    assert [file.purpose for file in page.context["issued"]] == ["paper:form-01"]
    assert [file.purpose for file in page.context["attachments"]] == ["result"]
    assert "Giấy tờ đúng như khi phát hành" in page.content.decode()
