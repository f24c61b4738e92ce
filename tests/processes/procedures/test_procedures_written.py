"""One truth: what a procedure's text says of steps, times, parts and fee is what runs."""

import pytest
from django.utils import translation

from documents.controlled.drawn import drawn
from documents.controlled.models import DocumentRevision
from documents.controlled.states import RevisionState
from documents.controlled.text import words_of_content
from processes.procedures.agreement import disagreements
from qms.lifecycle.door import perform
from qms.lifecycle.errors import RuleNotMet

from . import making
from .making import definition, step

WRITTEN = """<h3>5.2. Thành phần hồ sơ</h3><ul><li>Tờ khai: 01 bản chính.</li></ul>
<h3>5.4. Thời gian xử lý</h3><p>3 ngày làm việc kể từ ngày nhận đủ hồ sơ.</p>
<h3>5.6. Phí, lệ phí</h3><p>8.000 đồng/bản.</p>
<h3>5.8. Quy trình xử lý công việc</h3>
<ul><li>B1. Tiếp nhận. Thời gian: 1 giờ.</li><li>B2. Thẩm định. Thời gian: 60 phút; có thể trả lại B1.</li></ul>
<h2>6. Biểu mẫu</h2><p>B9 là tên một biểu mẫu.</p>"""
FEE = {"fee": "8.000 đồng/bản"}


def version(office, text=WRITTEN, *steps, **values):
    return making.draft(office, definition_=definition(*steps, **FEE | values), text=text)


def said(version):
    version = making.fresh(version)
    with translation.override("en"):
        return " ".join(disagreements(version))


def submit(version):
    return perform(version.revision.submit, by=version.revision.author)


def test_a_text_that_says_what_runs_is_submitted(office):
    assert submit(version(office)).state == RevisionState.IN_REVIEW


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("<li>B2. Thẩm định", "<li>Thẩm định", "B2 Bước B2 runs and is not in the text."),
        ("trả lại B1", "chuyển sang B2A", "The text speaks of B2A, which is no step."),
        ("Thời gian: 1 giờ", "Thời gian: 1 giờ 30 phút", "B1 takes 1 hour; the text says 1 hour 30 minutes."),
        ("60 phút", "0,5 ngày", "B2 takes 1 hour; the text says 4 hours."),
        ("<p>3 ngày", "<p>5 ngày", "Promised are 3 working days; the text says otherwise."),
        ("8.000 đồng", "15.000 đồng", "The fee is “8.000 đồng/bản”; the text says 15.000."),
        ("Tờ khai: 01", "Đơn đề nghị: 01", "“Tờ khai” is a part of the dossier and not in the text."),
        ("</li></ul>\n<h3>5.4", "</li><li>Sổ hộ khẩu</li></ul>\n<h3>5.4", "asks for “Sổ hộ khẩu”, which is no part"),
    ],
)
def test_a_text_that_says_otherwise_is_not_submitted(office, old, new, sentence):
    assert WRITTEN.count(old) == 1
    other = version(office, WRITTEN.replace(old, new))
    assert sentence in said(other)
    with pytest.raises(RuleNotMet):
        submit(other)


def test_a_step_that_was_added_in_the_editor_alone_stops_the_submission(office):
    steps = [step("B1", "B2A", post="one_stop_officer", unit="hcc"), step("B2A", "B2"), step("B2", "resolved refused")]
    assert "B2A Bước B2A runs and is not in the text." in said(version(office, WRITTEN, *steps))


def test_a_section_of_which_nothing_can_be_read_is_not_held_against_it(office):
    text = "<h3>5.8. Quy trình xử lý công việc</h3><p>Như thường lệ.</p><h3>5.4 Thời hạn giải quyết</h3><p>Ngắn.</p>"
    assert said(version(office, text)) == ""


def test_without_sections_nothing_is_compared(office):
    assert said(version(office, "<p>B7 mất 3 ngày.</p>")) == ""


def test_a_mark_is_read_as_what_runs_in_the_text_and_in_the_search(office):
    made = version(office, "<h3>5.8. Quy trình xử lý</h3><div>[Các  bước]<br></div><p>[không có]</p>")
    text = drawn(made.revision)
    assert "<td>B2</td>" in text and "1 giờ" in text and "[không có]" in text
    assert "Bước B2" in words_of_content(made.revision)
    assert said(made) == ""
    assert DocumentRevision.objects.get(pk=made.revision_id).text.count("[") == 2  # what is kept is what was typed


def test_every_section_that_is_data_can_be_drawn(office):
    marks = ("cơ sở pháp lý", "thành phần hồ sơ", "thời gian xử lý", "phí, lệ phí", "các bước", "biểu mẫu")
    text = "".join(f"<p>[{mark}]</p>" for mark in marks)
    told = drawn(version(office, text, legal_basis="Luật Hộ tịch <2014>").revision)
    assert "[" not in told and "<p><" not in told
    assert "Luật Hộ tịch &lt;2014&gt;" in told and "8.000 đồng/bản" in told and "<td>Tờ khai</td>" in told


def test_what_was_drawn_stays_as_the_revision_of_its_day(office):
    earlier = making.effective(office, text="<p>[các bước]</p>", definition_=definition())
    before = drawn(earlier.revision)
    steps = [step("B1", "B2", post="one_stop_officer", unit="hcc", name="Tiếp nhận trực tuyến"), step("B2")]
    later = making.draft(office, earlier.revision.document, definition(*steps), text="<p>[các bước]</p>")
    assert "Tiếp nhận trực tuyến" in drawn(later.revision)
    assert drawn(earlier.revision) == before


def test_a_first_text_begins_with_the_outline(office, client):
    document = making.document(office)
    client.force_login(office.congchuc1)
    page = client.get(f"/document-revisions/new?document={document.number}").text
    assert "5.8. Quy trình xử lý công việc" in page and "[các bước]" in page
