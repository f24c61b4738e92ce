"""Files of the office become documents in force as they were issued; what is bad is named, and nothing is stored."""

import io
import zipfile
from datetime import date

import openpyxl
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from pypdf import PdfWriter

from documents.citations.models import Citation
from documents.controlled.models import Document, DocumentRevision
from documents.controlled.printing import signers
from documents.periodic_reviews.models import PeriodicReview
from documents.takeovers.models import TakeOver
from processes.cases.models import Case
from qms.acts.acts import arrows_of
from qms.evidence.attachments import Attachment
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson
from qms.lifecycle.models import Task
from tests.office import fresh
from tests.processes.followed import making as followed

from . import making

pytestmark = pytest.mark.both_databases


def browser(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_the_arrows_are_those_drawn():
    assert arrows_of(TakeOver) == {("read", "taken"), ("read", "given_up")}


def test_a_folder_becomes_documents_in_force_that_nobody_is_said_to_have_approved(office):
    second = making.word("QT-HT-08.docx", code="QT-HT-08", title="Đánh giá nội bộ", head=True)
    record = making.taken(office, making.package(making.word(), second))
    assert [line.document.number for line in record.lines.all()] == ["QT-HT-07", "QT-HT-08"]
    document = Document.objects.get(number="QT-HT-07")
    revision = document.revisions.get()
    assert (document.title, document.kind, document.in_force_label) == ("Kiểm soát hồ sơ", "system_procedure", "02/00")
    assert (revision.state, revision.in_force_on, revision.decision) == (
        "effective",
        date(2018, 10, 30),
        making.DECISION,
    )
    assert (revision.taken_over_by, revision.approver) == (office.thuky, None)
    assert [row.act for row in revision.history.order_by("history_id")] == ["create", "take_over"]
    assert revision.files().count() == 1 and not Task.objects.about(revision).open().exists()
    [signer] = signers(revision)
    assert signer.name == office.thuky and making.DECISION in str(signer.post)
    page = browser(office.congchuc1).get(f"/document-revisions/{revision.pk}").text
    assert "Tiếp nhận" in page and making.DECISION in page
    assert {each.document_id for each in PeriodicReview.objects.all()} == {document.pk, document.pk + 1}
    assert Citation.objects.of(document).get().sign == "61/2018/NĐ-CP"


def test_its_review_goes_its_way_and_the_next_is_confirmed_by_the_same_person(office):
    making.taken(office, unit=office.units["vhxh"])
    review = PeriodicReview.objects.get()
    perform(review.propose_keep, by=office.truongphong, reason="Còn phù hợp")
    perform(fresh(review).confirm_keep, by=office.chutich, next_on=date(2098, 1, 1))
    again = create(PeriodicReview, by=office.truongphong, document=Document.objects.get())
    assert again.approver == office.chutich


def test_what_the_block_does_not_say_is_mended_and_what_is_left_out_is_not_taken(office):
    poor = making.word("vo-danh.docx", code="", title="Không mã", issue="", day="")
    record = making.read(office, making.word(), poor)
    with pytest.raises(RuleNotMet) as told, transaction.atomic():
        perform(record.take, by=office.thuky)
    assert "2." in str(told.value)
    page = browser(office.thuky).get(f"/documents/take-over/{record.pk}").text
    assert "line=2" in page
    form = browser(office.thuky).get(f"/documents/take-over/{record.pk}/acts/mend?line=2&title=Không mã").text
    assert 'value="Không mã"' in form
    mended = {"code": "QT-HT-09", "issue": 1, "in_force_on": date(2020, 1, 2), "kind": "procedure"}
    perform(record.mend, by=office.thuky, line=2, **mended)
    perform(record.mend, by=office.thuky, line=1, left_out=True)
    perform(record.take, by=office.thuky)
    assert [each.number for each in Document.objects.all()] == ["QT-HT-09"]
    with pytest.raises(ValidationError):
        making.read(office, review_by=date(2020, 1, 1))


def test_a_code_that_is_taken_can_not_be_taken_again_and_the_list_goes_before_the_files(office):
    making.taken(office)
    again = making.read(office, making.word("khac.docx"))
    with pytest.raises(RuleNotMet), transaction.atomic():
        perform(again.take, by=office.thuky)
    listed = making.read(office, making.word("khac.docx"), list=a_list())
    line = listed.lines.get()
    assert (line.code, line.title, line.issue, line.in_force_on) == (
        "QT-HT-12",
        "Tên trong danh mục",
        3,
        date(2021, 5, 6),
    )


def a_list():
    book, content = openpyxl.Workbook(), io.BytesIO()
    book.active.append(["Danh mục tài liệu"])
    book.active.append(["Tên tệp", "Mã hiệu", "Tên tài liệu", "Lần ban hành", "Ngày hiệu lực"])
    book.active.append(["khac.docx", "QT-HT-12", "Tên trong danh mục", 3, date(2021, 5, 6)])
    book.save(content)
    return SimpleUploadedFile("danh-muc.xlsx", content.getvalue())


def pdf(password="", name="scan.pdf"):
    writer, content = PdfWriter(), io.BytesIO()
    writer.add_blank_page(200, 200)
    if password:
        writer.encrypt(password)
    writer.write(content)
    return SimpleUploadedFile(name, content.getvalue())


def test_a_scan_has_no_words_and_is_mended(office):
    line = making.read(office, pdf()).lines.get()
    assert (line.words, line.code) == ("", "") and len(line.faults()) > 2


WORD = making.word().read()
BAD = {
    "half a file": (lambda: SimpleUploadedFile("nua.docx", WORD[:2000]), "nua.docx"),
    "macros by name": (lambda: SimpleUploadedFile("a.docm", WORD), "macro"),
    "macros inside": (lambda: macros(), "macro"),
    "a PDF under a password": (lambda: pdf("bi-mat"), "mật khẩu"),
    "a Word file under a password": (
        lambda: SimpleUploadedFile("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 99),
        "mật khẩu",
    ),
    "half a PDF": (lambda: SimpleUploadedFile("a.pdf", b"%PDF-1.7 mau"), "a.pdf"),
    "another kind": (lambda: SimpleUploadedFile("a.exe", b"MZ"), "a.exe"),
    "a name that leads out": (lambda: making.package(making.word(), **{"../../etc/x.docx": WORD}), "../../etc/x.docx"),
    "a bomb": (lambda: making.package(**{"a.docx": b"0" * 90_000_000}), "tai-lieu.zip"),
    "half a package": (lambda: SimpleUploadedFile("a.zip", making.package(making.word()).read()[:300]), "a.zip"),
    "a damaged package": (lambda: damaged(), "hong.zip"),
    "an empty package": (lambda: making.package(), "tai-lieu.zip"),
    "a package in a package": (lambda: making.package(making.package(making.word())), "tai-lieu.zip"),
    "two of one code": (lambda: making.package(making.word(), making.word("ban-sao.docx")), "ban-sao.docx"),
}


def macros():
    content = io.BytesIO(WORD)
    with zipfile.ZipFile(content, "a") as package:
        package.writestr("word/vbaProject.bin", b"x")
    return SimpleUploadedFile("a.docx", content.getvalue())


def damaged():
    """A package whose directory is whole and whose content is not."""
    content = bytearray(making.package(making.word()).read())
    content[80:120] = b"\xff" * 40
    return SimpleUploadedFile("hong.zip", bytes(content))


LISTS = {
    "a number that no column holds": "ma;lan ban hanh\nQT-HT-07;99999999999999999999",
    "a title that no column holds": "ma;ten\nQT-HT-07;" + "x" * 301,
    "a code that no column holds": "ma;ten\n" + "x" * 41 + ";y",
    "a cell without an end": "ma;ten\nQT-HT-07;" + "x" * 200_000,
}


@pytest.mark.parametrize("case", LISTS)
def test_a_list_that_can_not_be_is_refused_with_a_sentence(office, case):
    with pytest.raises(ValidationError) as told, transaction.atomic():
        making.read(office, list=SimpleUploadedFile("l.csv", LISTS[case].encode()))
    assert "list" in told.value.message_dict and not TakeOver.objects.exists()


@pytest.mark.parametrize("case", BAD)
def test_what_is_bad_is_named_and_nothing_is_stored(office, case):
    make, named = BAD[case]
    with pytest.raises(ValidationError) as told, transaction.atomic():
        making.read(office, making.word("QT-HT-20.docx", code="QT-HT-20"), make())
    assert named in " ".join(told.value.messages)
    assert not TakeOver.objects.exists() and not Attachment.objects.exists()


def test_only_who_keeps_documents_takes_over_and_no_other_act_does(office):
    with pytest.raises(WrongPerson), transaction.atomic():
        create(TakeOver, by=office.congchuc1, **vars_of(office))
    making.taken(office)
    revision = DocumentRevision.objects.get()
    with pytest.raises(Exception), transaction.atomic():  # noqa: B017 - whichever refusal comes first
        perform(revision.take_over, by=office.thuky, in_force_on=date(2020, 1, 1))


def vars_of(office):
    return {
        "unit": office.units["vhxh"],
        "decision": making.DECISION,
        "review_by": date(2098, 1, 1),
        "confirmer": office.chutich,
        "files": [making.word()],
    }


def test_it_is_sent_by_its_page(office):
    sent = {
        "decision": making.DECISION,
        "unit": "vinhbao",
        "files": [making.word(), making.word("b.docx", code="QT-HT-30")],
        "review_by": "01/02/2027",
        "confirmer": "chutich",
    }
    answer = browser(office.thuky).post("/documents/take-over/new", sent)
    assert answer.status_code == 302, answer.text
    assert TakeOver.objects.get().lines.count() == 2
    sent["files"] = [SimpleUploadedFile("a.exe", b"MZ")]
    refused = browser(office.thuky).post("/documents/take-over/new", sent)
    assert refused.status_code == 422 and "a.exe" in refused.text


def test_a_procedure_taken_over_has_no_steps_and_every_place_says_so(office):
    """Its page and the desk say it; no dossier is run on steps that do not exist, while the city's are followed."""
    taken = making.taken(office, making.word("QT-TP-09.docx", code="QT-TP-09"), unit=office.units["vhxh"])
    document = taken.lines.get().document
    version = document.effective_revision().procedure_version
    review = PeriodicReview.objects.get(document=document)
    assert review.due_on < taken.review_by and "các bước" in review.history.first().reason
    assert Task.objects.open().about(review).get().due_at  # by the usual time of a review
    for path in (f"/procedure-versions/{version.pk}", f"/document-revisions/{version.revision_id}"):
        assert "data-lacks-steps" in browser(office.congchuc1).get(path).text, path
    desk = browser(office.motcua1)
    chosen = desk.get("/cases/new").text
    assert document.number in chosen.partition("data-without-steps")[2]
    given = {"whole-form": "1", "procedure": document.number, "channel": "counter", "applicant_name": "Lê Văn Mẫu"}
    answer = desk.post("/cases/new", given)
    assert answer.status_code == 422 and f"{document.number} được tiếp nhận mà chưa có bước" in answer.text
    assert "chưa có bước" not in desk.post("/cases/new", given | {"procedure": "QT-KHAC"}).text
    assert not Case.objects.exists()
    followed.take(office, followed.dossier(MaTTHC=document.number))
    assert Case.objects.get().procedure == document
    assert desk.get(f"/cases/{Case.objects.get().pk}").status_code == 200


def test_a_scan_is_told_as_one(office):
    record = making.read(office, pdf())
    assert "quét" in browser(office.thuky).get(f"/documents/take-over/{record.pk}").text
