"""What has grown old in a text is told with what to write instead: on its page, before release, and for all at once."""

import pytest
from django.test import Client

from documents.citations.old_words import entries, stale_words
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
