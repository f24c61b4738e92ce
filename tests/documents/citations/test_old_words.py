"""What has grown old in a text is told with what to write instead: on its page, before release, and for all at once."""

import pytest
from django.test import Client

from documents.citations import read_texts
from documents.citations.handlers import read_what_nobody_has_read
from documents.citations.old_words import entries, stale_words
from qms.ledger.now import now
from qms.lifecycle.door import perform
from tests.documents.controlled import making as documents
from tests.documents.external import making as external

from . import making

pytestmark = pytest.mark.both_databases
OLD = "<p>Trình UBND huyện theo Nghị định 61/2018/NĐ-CP.</p>"
FOUND = {
    "gửi UBND huyện trước ngày 15": ["UBND huyện"],
    "Uỷ ban nhân dân  huyện; uỷ ban nhân dân HUYỆN": ["Ủy ban nhân dân huyện"],
    "Chủ tịch UBND huyện ký": ["Chủ tịch UBND huyện"],
    "UBND quận Lê Chân": ["UBND quận"],
    "Phòng Lao động – Thương binh và Xã hội": ["Phòng Lao động - Thương binh và Xã hội"],
    "Phòng Lao động - Thương binh và Xã hội": ["Phòng Lao động - Thương binh và Xã hội"],
    "Phòng Lao động-Thương binh và Xã hội": ["Phòng Lao động - Thương binh và Xã hội"],
    "xuất trình CMND hoặc sổ hộ khẩu": ["Sổ hộ khẩu", "CMND"],
    "Giấy tiếp nhận hồ sơ và hẹn trả kết quả": [],
    "UBND xã, UBND thành phố, nguyên liệu huyện nhà": [],
    "CMNDX": [],
}


def page(person, path):
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(path)
    assert answer.status_code == 200, path
    return answer.text


@pytest.mark.parametrize("text", FOUND)
def test_old_words_are_found_however_they_are_spelled_each_place_once(text):
    assert [each.found for each in stale_words(text)] == FOUND[text]


def test_the_words_around_are_those_of_the_text():
    [found] = stale_words("một hai " * 20 + "trình Ủy ban nhân dân huyện xem xét" + " ba bốn" * 20)
    assert "trình Ủy ban nhân dân huyện xem xét" in found.words and len(found.words.split()) < 25


def test_every_entry_names_what_to_write_why_and_its_source():
    assert len(entries()) > 30
    for phrase, entry in entries():
        assert entry["kind"] in ("tiers", "forms", "bodies"), phrase
        assert entry["instead"] and entry["why"] and entry["source"], phrase


def test_it_is_told_on_its_page_before_release_and_in_the_list_and_refuses_nothing(office):
    external.replaced(office)
    revision = documents.approved(office, text=OLD)
    for path in (f"/document-revisions/{revision.pk}", f"/document-revisions/{revision.pk}/acts/release"):
        told = page(office.thuky, path)
        assert "data-stale" in told and "118/2025/NĐ-CP" in told and "UBND huyện" in told, path
    assert perform(revision.release, by=office.thuky).state == "effective"
    listed = page(office.congchuc1, "/documents/texts-to-mend")
    assert "UBND huyện" in listed and "61/2018/NĐ-CP" in listed


def test_a_text_in_order_is_not_spoken_of(office):
    revision = documents.approved(office)
    assert "data-stale" not in page(office.thuky, f"/document-revisions/{revision.pk}/acts/release")
    perform(revision.release, by=office.thuky)
    assert revision.document.number not in page(office.thuky, "/documents/texts-to-mend")


def test_a_number_of_which_somebody_said_that_it_is_no_citation_is_not_told(office):
    cited = making.refused(office)
    perform(cited.document.expire, by=office.thuky, reason="Bị bãi bỏ")
    assert cited.subject.number not in page(office.thuky, "/documents/texts-to-mend")


def test_the_page_reads_no_text_that_was_read_and_every_other(office, monkeypatch):
    """What was found is kept with the text; another text, or another list of words, is read anew."""
    revision = documents.effective(office, text="<p>Trình UBND huyện</p>")
    read = []
    monkeypatch.setattr(read_texts, "stale_words", lambda text: read.append(text) or stale_words(text))
    assert "UBND huyện" in page(office.thuky, "/documents/texts-to-mend") and read == []
    documents.effective(office, document_=revision.document, text="<p>Trình UBND xã</p>", change_summary="Hai cấp")
    assert len(read) == 1 and "UBND huyện" not in page(office.thuky, "/documents/texts-to-mend")
    monkeypatch.setattr(read_texts, "stamp", lambda: "another list")
    page(office.thuky, "/documents/texts-to-mend")
    assert len(read) == 2  # read for the page alone: asking changes nothing
    assert [read_what_nobody_has_read(now()) for _ in range(2)] == [1, 0] and len(read) == 3


def test_a_number_that_ends_is_told_without_reading_a_text_again(office, monkeypatch):
    cited = making.proposed(office)
    monkeypatch.setattr(read_texts, "stale_words", lambda text: pytest.fail("read again"))
    assert cited.subject.number not in page(office.thuky, "/documents/texts-to-mend")
    perform(cited.document.expire, by=office.thuky, reason="Bị bãi bỏ")
    assert cited.sign in page(office.thuky, "/documents/texts-to-mend")
