"""Forms as PDF, read back by Poppler: the words, the pages, the typeface, and signatures that never stand alone."""

import subprocess

import pytest
from django.urls import reverse

from qms.ledger.now import frozen
from qms.lifecycle.registry import record_types
from qms.web.printed import blocks, pdf
from qms.web.printed.rich_text import rich_text
from tests.documents.controlled import making
from tests.processes.cases import making as cases
from tests.web.test_web_papers import ISSUED, change_everything

pytestmark = pytest.mark.pdf
FORM = blocks.TitleBlock(("ỦY BAN NHÂN DÂN",), ("XÃ VĨNH BẢO",), "Phiếu <b>&", "BM-QT-HT-04-01", "01", "02")
LETTER = blocks.LetterHead(
    (), ("XÃ VĨNH BẢO",), "12/BC-UBND", "Vĩnh Bảo", "ngày 05 tháng 02 năm 2026", "BÁO CÁO", "Tình hình"
)
SIGNED = blocks.Signatures((blocks.Signer("Người viết", "Trần Văn Mẫu"), blocks.Signer("Người duyệt")))


def poppler(program, content, *options):
    """What a program of Poppler says of a PDF."""
    ran = subprocess.run(
        [program, *options, "-", *(["-"] if program == "pdftotext" else [])], input=content, capture_output=True
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout.decode()


def pages_of(content):
    """The text of each page."""
    return poppler("pdftotext", content, "-layout").split("\f")[:-1]


def rows(count):
    return blocks.Table(("TT", "Nội dung"), tuple((f"dòng-{place}", "Nội dung thay đổi") for place in range(count)))


def test_the_title_sheet_of_a_revision(office, client):
    with frozen(cases.at(2026, 2, 5, 8, 0)):
        revision = making.effective(
            office, title="Kiểm soát <script>& thông tin", change_summary="Sửa ngưỡng, bổ sung phụ lục"
        )
    client.force_login(office.congchuc1, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.get(reverse("document_revisions_form", args=[revision.pk, "title-sheet", "pdf"]))
    assert answer["Content-Type"] == "application/pdf" and answer["Cache-Control"] == "no-store"
    (page,) = pages_of(answer.content)
    for words in (
        "QT-HT-01",
        "05/02/2026",
        "<script>&",
        "Sửa ngưỡng, bổ sung phụ lục",
        "PHÒNG VĂN HÓA",
        "1/1",
        "Chutich",
    ):
        assert words in page, page


def test_a_text_keeps_its_words_and_marks():
    rich = rich_text(
        "<p>chữ <b>đậm</b> &lt;i&gt;</p><ul><li>mục</li></ul><table><tr><td>A</td></tr><tr><td>b</td></tr></table>"
    )
    content = pdf.write_pdf(blocks.Sheet(FORM, (*rich, SIGNED)))
    (page,) = pages_of(content)
    assert "chữ đậm <i>" in page and "- mục" in page


def test_the_control_sheet_of_a_dossier(office, client):
    with frozen(cases.MONDAY):
        case = cases.on_work(office, cases.procedure(office))
        client.force_login(office.motcua1, backend="django.contrib.auth.backends.ModelBackend")
        answer = client.get(reverse("cases_form", args=[case.pk, "control-sheet", "pdf"]))
    text = "".join(pages_of(answer.content))
    assert case.number in text and "Độc lập - Tự do - Hạnh phúc" in text
    assert "Nguyễn T. M." in text and "Nguyễn Thị Mẫu" not in text


def test_every_letter_is_set_in_one_embedded_typeface_like_times():
    letters = "".join(chr(each) for each in range(0x1EA0, 0x1EFA)) + "ĂÂĐÊÔƠƯăâđêôơư – …"
    lines = poppler("pdffonts", pdf.write_pdf(blocks.Sheet(FORM, (blocks.Text(letters), SIGNED)))).splitlines()[2:]
    assert lines and all("Liberation-Serif" in line or "Times" in line for line in lines), lines
    assert all(line.split()[-5] == "yes" for line in lines), lines


def test_pages_of_a_form_are_counted_from_the_first():
    first, *_, last = pages = pages_of(pdf.write_pdf(blocks.Sheet(FORM, (rows(90), SIGNED))))
    assert f"1/{len(pages)}" in first and f"{len(pages)}/{len(pages)}" in last
    assert "BM-QT-HT-04-01 – Phiếu <b>&" in last.splitlines()[0]


def test_pages_of_a_report_are_numbered_from_the_second():
    first, second, *_ = pages_of(pdf.write_pdf(blocks.Sheet(LETTER, (rows(60),))))
    assert second.splitlines()[0].strip() == "2" and first.splitlines()[0].strip() != "1"


@pytest.mark.parametrize("last", [SIGNED, blocks.LetterEnd(("Lưu: VT",), ("TM. ỦY BAN NHÂN DÂN",), "Trần Văn Mẫu")])
def test_signatures_never_stand_alone(last):
    """However many rows there are, the page with the signatures has the last three rows too."""
    lengths = set()
    for count in range(22, 38):
        *before, end = pages_of(pdf.write_pdf(blocks.Sheet(FORM, (rows(count), last))))
        lengths.add(len(before))
        assert "Trần Văn Mẫu" in end and all(f"dòng-{count - place}" in end for place in (1, 2, 3)), (count, end)
        assert all(page.count("dòng-") for page in before)
    assert len(lengths) > 1  # the break was met on the way


def test_a_paper_loads_nothing(tmp_path, caplog):
    (tmp_path / "secret.txt").write_text("mật")
    page = f'<link rel="attachment" href="file://{tmp_path}/secret.txt"><img src="https://example.org/a.png">Chữ'
    with caplog.at_level("ERROR", "weasyprint"):
        content = pdf.drawn(page)
    assert caplog.text.count("disallowed protocol") == 2
    assert b"/EmbeddedFile" not in content


@pytest.mark.parametrize("name", [name for name in ISSUED if name[0] != "cases"], ids="/".join)
def test_the_pdf_of_a_paper_that_was_issued_is_the_same_whenever_it_is_taken(office, client, name, monkeypatch):
    """Without the stamp with which a page goes out: it says who took it and when."""
    monkeypatch.setattr("qms.web.printed.views.stamp_of", lambda record, request: None)
    with frozen(cases.MONDAY):
        record = ISSUED[name](office)
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    url = reverse(f"{record_types()[name[0]].url_name}_form", args=[record.pk, name[1], "pdf"])
    before = client.get(url).content
    change_everything(office, record)
    with frozen(cases.at(2027, 1, 6, 9, 0)):
        client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
        assert client.get(url).content == before
    assert before[:5] == b"%PDF-"
