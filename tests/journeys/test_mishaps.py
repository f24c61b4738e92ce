"""What happens to people at their desks: a double click, an old form, long and strange texts, wrong files."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from documents.controlled.models import Document, DocumentRevision
from tests.documents.controlled import making as documents
from tests.processes.cases import making as cases
from tests.processes.procedures import making as procedures

EVIL = "<script>alert('x')</script><img src=x onerror=alert(1)> & \" 🙂 𝒳 đạt"


@pytest.fixture
def draft(office):
    return documents.draft(office)


def page_of(record, kind="document_revisions"):
    return reverse(f"{kind}_record", args=[record.pk])


def form_of(someone, record, act):
    page = someone.open(reverse("document_revisions_act", args=[record.pk, act]))
    return page, page.form("whole-form")


def test_the_same_form_sent_twice_acts_once_and_says_how_it_stands(draft, person):
    author = person("congchuc1")
    page, form = form_of(author, draft, "submit")
    first = author.send(page, form)
    second = author.send(page, form, 409)
    assert "Đã thực hiện" in first.text
    assert "Chờ xem xét" in second.text and "Có người đã làm trước" in second.text
    assert draft.history.filter(act="submit").count() == 1


def test_a_form_that_stood_open_for_hours_comes_back_with_every_word(draft, person):
    author = person("congchuc1")
    page, form = form_of(author, draft, "edit")
    author.client.cookies.pop("csrftoken")
    text = "Ba giờ gõ văn bản " * 20
    expired = author.send(page, form, 403, change_summary=text, title="Tên mới")
    assert "Biểu mẫu đã mở quá lâu" in expired.text
    author.send(expired, expired.form("change_summary"))
    revision = DocumentRevision.objects.get(pk=draft.pk)
    assert (revision.title, revision.change_summary.strip()) == ("Tên mới", text.strip())


def test_a_form_sent_after_logging_out_leads_to_the_log_in(draft, person):
    author = person("congchuc1")
    page, form = form_of(author, draft, "submit")
    author.client.cookies.pop("sessionid")
    answer = author.send(page, form)
    assert answer.path == reverse("login")
    assert DocumentRevision.objects.get(pk=draft.pk).state == "draft"


def test_a_text_of_a_hundred_thousand_characters_is_kept_whole(draft, person):
    text = "<p>" + "Quy định chi tiết 🙂 " * 5_000 + "hết</p>"
    assert len(text) > 100_000
    page = person("congchuc1").act(page_of(draft), "edit", text=text)
    assert "Quy định chi tiết 🙂 " * 5_000 in page.text
    assert DocumentRevision.objects.get(pk=draft.pk).text.endswith("hết</p>")


def test_what_anybody_types_is_shown_and_never_run(office, draft, person):
    author, reviewer = person("congchuc1"), person("truongphong")
    values = {"title": EVIL, "change_summary": EVIL, "decision": EVIL[:120], "text": f"<p>Mục</p>{EVIL}"}
    author.act(page_of(draft), "edit", **values)
    author.act(page_of(draft), "submit")
    reviewer.act(page_of(draft), "return_for_change", reason=EVIL)
    looks = [page_of(draft), "/", "/notices", reverse("document_revisions"), reverse("search") + "?q=đạt"]
    for address in looks:
        unharmed(author.open(address))
    assert "&lt;script&gt;alert(" in author.open(page_of(draft)).html
    unharmed(author.open(reverse("search"), q=EVIL))


def test_what_is_typed_into_a_dossier_and_its_steps_is_shown_and_never_run(office, person):
    steps = [procedures.step("B1", "B2", name=EVIL, result=EVIL), procedures.step("B2")]
    document = cases.procedure(office, code="QT-TP-10")
    procedures.draft(office, document, procedures.definition(*steps), change_summary=EVIL)
    author, desk = person("congchuc1"), person("motcua1")
    for draft in DocumentRevision.objects.filter(state="draft"):
        for address in (page_of(draft), f"{page_of(draft)}/steps", f"{page_of(draft)}/compare"):
            unharmed(author.open(address))
    case = cases.received(office, document, applicant_name=EVIL[:150], subject=EVIL)
    address = page_of(case, "cases")
    desk.act(address, "accept", first_step="")
    page = desk.act(address, "complete_step", values_so_ban="2", note=EVIL)
    assert "&lt;script&gt;" in page.html
    for look in (address, reverse("cases"), reverse("cases_printed"), f"{address}/papers/receipt", "/"):
        unharmed(desk.open(look))
    unharmed(desk.send(*_identity(desk, address), why=EVIL))


def _identity(desk, address):
    page = desk.open(f"{address}/identity")
    return page, page.form("why")


def unharmed(page):
    """Nothing of what was typed became part of the page's own markup."""
    assert page.running == [], page.path


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("van-ban.pdf", b"MZ\x90\x00", "không đúng như tên"),
        ("van-ban.docx", b"%PDF-1.7", "không đúng như tên"),
        ("van-ban.exe", b"MZ\x90\x00", "Không lưu"),
        ("van-ban.pdf", b"", ""),
    ],
)
def test_a_file_that_lies_is_refused_in_a_sentence_and_nothing_typed_is_lost(draft, person, name, content, says):
    author = person("congchuc1")
    page, form = form_of(author, draft, "edit")
    form.names.add("file")
    given = {"title": "Tên chưa lưu", "change_summary": "Còn đây", "text": "<p>Gõ lâu</p>"}
    refused = author.send(page, form, 422, file=SimpleUploadedFile(name, content), **given)
    assert says in refused.text
    held = refused.form("whole-form").values
    assert {key: held[key] for key in given} == {key: [value] for key, value in given.items()}
    assert not draft.files().exists()


@pytest.mark.parametrize("asked", ["kiểm soát thông tin", "kiem soat thong tin", "KIEM SOAT", "qt-ht-01", "van ban"])
def test_records_are_found_with_and_without_diacritics(draft, person, asked):
    author = person("congchuc1")
    assert f'href="{page_of(draft)}"' in author.open(reverse("search"), q=asked).html
    assert page_of(draft) in author.open(reverse("document_revisions"), q=asked).html


def test_what_is_not_there_is_not_found(draft, person):
    assert page_of(draft) not in person("congchuc1").open(reverse("search"), q="khai sinh").html


def test_the_language_is_switched_and_stays_switched(office, person):
    author = person("congchuc1")
    page = author.open(reverse("documents"))
    page.form("language").values["language"] = ["en"]
    english = author.send(page, page.form("language"))
    assert english.path == reverse("documents") and '<html lang="en">' in english.html
    assert "My work" in author.open("/").text
    page = author.open("/")
    page.form("language").values["language"] = ["vi"]
    assert "Việc của tôi" in author.send(page, page.form("language")).text


def test_a_code_that_is_taken_is_told_at_its_field(draft, person):
    author = person("congchuc1")
    page = author.open(reverse("documents_new"))
    given = {"code": "QT-HT-01", "title": "Khác", "kind": "form", "unit": "vhxh"}
    refused = author.send(page, page.form("code"), 422, **given)
    assert refused.form("code").values["title"] == ["Khác"] and Document.objects.count() == 1
