"""What a file says is read once in the background, shown clean, compared, and counts as read where it was open."""

import pytest
from django.test import Client
from django.urls import reverse

from documents.acknowledgements.models import Acknowledgement
from documents.citations.models import Citation
from documents.controlled.record import REVISIONS
from documents.texts.handlers import ask_for_what_is_left
from documents.texts.models import FileText
from documents.texts.services import unread
from qms.jobs.models import Job
from qms.ledger.now import now
from qms.lifecycle.door import perform
from qms.web.printed.forms import form_of
from tests.documents.controlled import making as documents
from tests.jobs.worker import work_off

from . import making

pytestmark = pytest.mark.both_databases


def browser(person):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def in_force(office, upload=None):
    revision = making.with_file(office, upload)
    perform(revision.submit, by=office.congchuc1)
    perform(revision.endorse, by=office.truongphong, password="demo")
    perform(revision.approve, by=office.chutich, password="demo")
    return perform(revision.release, by=office.thuky)


def read_page(client, revision):
    return client.get(reverse("revision_read", args=[revision.pk]))


def test_a_word_file_is_read_with_headings_lists_tables_and_pictures(office):
    revision = making.with_file(office, making.word(pictured=True))
    said = revision.file_texts.get()
    assert said.text.splitlines() == [
        "Mục đích",
        "Quy định cách kiểm soát hồ sơ.",
        "Công chức một cửa",
        "Bước",
        "Tiếp nhận",
    ]
    assert "<h1>Mục đích</h1>" in said.html and "<table>" in said.html and "<li>" in said.html
    assert [each["media_type"] for each in said.pictures] == ["image/png"]
    page = read_page(browser(office.congchuc1), revision).content.decode()
    address = reverse("revision_picture", args=[revision.pk, said.attachment_id, 0])
    assert f'src="{address}"' in page
    drawn = browser(office.congchuc1).get(address)
    assert (drawn.status_code, drawn["Content-Type"]) == (200, "image/png")
    assert browser(office.congchuc1).get(address[:-1] + "7").status_code == 404


def test_a_picture_is_nobodys_who_may_not_see_the_revision(office):
    revision = making.with_file(office, making.word(pictured=True))
    address = reverse("revision_picture", args=[revision.pk, revision.file_texts.get().attachment_id, 0])
    assert browser(office.congchuc1).get(address).status_code == 200
    assert browser(office.quantri).get(address).status_code == 404


def test_what_is_shown_is_clean(office):
    upload = making.word("<script>alert(1)</script>", "javascript:alert(1)")
    said = making.with_file(office, upload).file_texts.get()
    assert "<script" not in said.html and "&lt;script&gt;" in said.html


def test_nothing_is_read_while_somebody_waits_and_each_file_once(office):
    revision = documents.draft(office, text="", file=making.word())
    assert not FileText.objects.exists() and Job.objects.filter(kind="read_files").count() == 1
    assert "đang được chuẩn bị" in read_page(browser(office.congchuc1), revision).content.decode()
    work_off()
    assert FileText.objects.count() == 1 and not unread().exists()
    assert ask_for_what_is_left(now()) == 0


def test_a_file_that_another_reader_read_is_read_anew(office):
    revision = making.with_file(office)
    FileText.objects.update(stamp="0", text="cũ")
    assert ask_for_what_is_left(now()) == 1
    work_off()
    assert "Mục đích" in revision.file_texts.get().text


def test_a_file_that_is_damaged_later_is_told_and_can_be_taken(office):
    revision = making.with_file(office, making.pdf())
    page = read_page(browser(office.congchuc1), revision).content.decode()
    assert "tải về" in page.lower() and revision.file_texts.get().pages == 1


def test_reading_counts_when_the_content_was_open_and_not_the_page_about_it(office):
    revision = in_force(office)
    client = browser(office.congchuc1)
    client.get(reverse("document_revisions_record", args=[revision.pk]))
    reading = Acknowledgement.objects.get(person=office.congchuc1)
    assert reading.opened_at is None
    answer = client.get(reverse("acknowledge", args=[reading.pk]))
    assert answer.url == reverse("revision_read", args=[revision.pk])
    read_page(client, revision)
    reading.refresh_from_db()
    assert reading.opened_at is not None


def test_what_no_browser_shows_counts_when_it_was_taken(office):
    revision = in_force(office, making.pdf())  # a scan: its pages have no words
    client = browser(office.congchuc1)
    read_page(client, revision)
    reading = Acknowledgement.objects.get(person=office.congchuc1)
    assert reading.opened_at is None
    answer = client.get(reverse("revision_read_file", args=[revision.pk, revision.files().get().pk]))
    assert answer.url == reverse("file", args=[revision.files().get().pk])
    reading.refresh_from_db()
    assert reading.opened_at is not None


def test_a_superseded_revision_says_so_in_red_and_leads_to_what_is_in_force(office):
    first = in_force(office)
    assert "không còn hiệu lực" not in read_page(browser(office.congchuc1), first).content.decode()
    given = {"document_": first.document, "change_summary": "Rút ngắn", "text": "<p>Mới</p>"}
    second = documents.effective(office, **given)
    page = read_page(browser(office.congchuc1), first).content.decode()
    assert "không còn hiệu lực" in page and "tone-late" in page
    assert reverse("revision_read", args=[second.pk]) in page


def test_the_words_of_two_files_are_compared(office):
    first = in_force(office, making.word("Thời hạn năm ngày làm việc."))
    second = making.with_file(
        office,
        making.word("Thời hạn ba ngày làm việc."),
        document_=first.document,
        change_summary="Rút ngắn",
    )
    page = browser(office.congchuc1).get(reverse("revision_compare", args=[second.pk])).content.decode()
    assert "<del>năm</del>" in page and "<ins>ba</ins>" in page


def test_a_word_file_is_printed_with_the_houses_head_and_its_changes(office):
    revision = in_force(office, making.word(pictured=True))
    form = form_of(REVISIONS, "document", revision)
    sheet = form.sheet(revision, None)
    assert sheet.head.code == revision.document.number
    said = "\n".join(map(str, sheet.blocks))
    assert "Bảng theo dõi" in said or "sửa đổi" in said
    assert "Quy định cách kiểm soát hồ sơ." in said and "Tiếp nhận" in said and "hình: " in said


def test_what_a_file_cites_is_found_when_it_comes_into_force(office):
    revision = in_force(office, making.word("Căn cứ Nghị định số 118/2025/NĐ-CP."))
    assert "118/2025/NĐ-CP" in list(Citation.objects.of(revision.document).values_list("sign", flat=True))
