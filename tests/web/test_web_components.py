"""The components: each stands in the gallery, says what it is given, and escapes it."""

import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.template import engines
from django_cotton.compiler_regex import CottonCompiler

from qms.web.cells import Cell, count_cell, small, words_cell
from qms.web.gallery import SampleForm
from qms.web.tables import Table
from qms.web.templatetags import words

TEMPLATES = Path(settings.BASE_DIR) / "qms" / "web" / "templates"
pytestmark = pytest.mark.urls("tests.web.urls")


def draw(source, **context):
    """Render a piece of a template that uses components."""
    return engines["django"].from_string(CottonCompiler().process(source)).render(context)


def test_every_component_stands_in_the_gallery(client):
    page = client.get("/gallery").content.decode()
    source = "".join(
        path.read_text() for path in [TEMPLATES / "web" / "gallery.html", *(TEMPLATES / "cotton").glob("*.html")]
    )
    for component in (TEMPLATES / "cotton").glob("*.html"):
        assert f"<c-{component.stem.replace('_', '-')}" in source, component.stem
    assert "<c-" not in page and "{{" not in page and "{%" not in page
    assert set(re.findall(r"tone tone-(\w+)", page)) == set(words.TONE_ICONS)


def test_gallery_is_not_shown_where_real_work_is_done(client, settings):
    settings.DEMO = False
    assert client.get("/gallery").status_code == 404


def test_what_a_component_is_given_is_escaped_once():
    text = draw('<c-person name="{{ name }}" :on_behalf_of="other" />', name="<script> & A", other="<b>")
    assert "&lt;script&gt; &amp; A" in text and "&lt;b&gt;" in text


def test_an_act_that_is_not_possible_says_why_and_who():
    source = '<c-act-button act="approve" label="Phê duyệt" url="/x" :allowed="False" :unmet="unmet" who="chủ tịch" />'
    text = draw(source, unmet=["Chưa có lý do."])
    assert "disabled" in text and 'aria-describedby="why-approve"' in text
    assert "Chưa có lý do." in text and "chủ tịch" in text and "href" not in text


def test_an_act_that_is_possible_leads_to_its_form():
    text = draw('<c-act-button act="approve" label="Phê duyệt" url="/x" />')
    assert 'href="/x"' in text and "disabled" not in text


def test_a_deadline_has_words_and_the_moment_beside_them():
    due = datetime(2026, 3, 12, 9, 0, tzinfo=UTC)
    text = draw('<c-deadline text="còn 2 ngày làm việc" tone="soon" :due="due" />', due=due)
    assert "còn 2 ngày làm việc" in text and "12/03/2026 16:00" in text and "tone-soon" in text


def test_a_timeline_opens_to_the_field_differences():
    entry = {"moment": datetime(2026, 3, 12, 9, 0, tzinfo=UTC), "sentence": "Đã trình & ký", "person": "Ông <A>",
             "reason": "gấp", "changes": [{"label": "tên", "before": "", "after": "<i>mới</i>"}]}  # fmt: skip
    text = draw('<c-timeline :entries="entries" />', entries=[entry])
    assert "Đã trình &amp; ký" in text and "Ông &lt;A&gt;" in text and "gấp" in text
    assert "<details" in text and "&lt;i&gt;mới&lt;/i&gt;" in text and "(trống)" in text


def test_days_moments_and_sizes_are_written_as_the_office_writes_them():
    assert words.day(date(2026, 3, 5)) == "05/03/2026"
    assert words.day(datetime(2026, 3, 5, 20, 0, tzinfo=UTC)) == "06/03/2026"
    assert words.moment(datetime(2026, 3, 5, 20, 0, tzinfo=UTC)) == "06/03/2026 03:00"
    assert [words.day(None), words.moment(""), words.size(None)] == ["", "", ""]
    assert [words.size(532), words.size(1_468_006), words.size(150 * 1024)] == ["532 B", "1,4 MB", "150 KB"]


def test_days_are_read_day_first():
    form = SampleForm({"day": "05/03/2026"})
    form.is_valid()
    assert form.cleaned_data["day"] == date(2026, 3, 5)


def test_bad_input_keeps_what_was_typed_and_ties_errors_to_the_field():
    form = SampleForm({"title": "<b>Quy trình</b>", "day": "hôm qua", "outcome": "n"}, auto_id="id_%s")
    text = str(form)
    assert "&lt;b&gt;Quy trình&lt;/b&gt;" in text and "hôm qua" in text
    day = re.search(r'<input[^>]*name="day"[^>]*>', text)[0]
    assert 'aria-describedby="id_day_error"' in day and 'aria-invalid="true"' in day and "is-invalid" in day
    assert 'id="id_day_error"' in text
    assert re.search(r'value="n"[^>]*checked', text)
    assert 'role="alert"' in text


def test_every_kind_of_field_gets_its_class_and_label():
    text = str(SampleForm(auto_id="id_%s"))
    for name, css in [("title", "form-control"), ("kind", "form-select"), ("agreed", "form-check-input")]:
        assert re.search(rf'name="{name}"[^>]*class="{css}"', text), name
    assert text.count("<fieldset") == 1 and "<legend" in text
    assert set(re.findall(r'label[^>]* for="(id_\w+)"', text)) >= {
        f"id_{name}" for name in ("title", "day", "file", "agreed")
    }


def test_a_table_draws_each_cell_under_its_head_and_escapes_it():
    late = Cell("", "toned", "trễ", "late")
    rows = [[Cell("", "text", "<b>1", url="/x?a=1&b=2", below=(small("A & B"), late)), date(2026, 3, 9), None, True]]
    text = draw('<c-table :table="table" css="register" />', table=Table.of(["Số", "Ngày", "Ghi chú", "Có"], rows))
    assert '<a href="/x?a=1&amp;b=2">&lt;b&gt;1</a>' in text and "A &amp; B" in text and "tone-late" in text
    assert [head in text for head in ('data-label="Số"', 'data-label="Ngày"', 'data-label="Có"')] == [True] * 3
    assert "09/03/2026" in text and "–" in text and "register" in text


@pytest.mark.parametrize(("kind", "value"), [("text", "<i>"), ("day", date(2026, 3, 9)), ("flag", True), ("text", "")])
def test_a_cell_is_written_alike_with_and_without_its_component(kind, value):
    plain, drawn = Cell("", kind, value), Cell("", kind, value, below=(small(""),))
    assert plain.written is not None and drawn.written is None
    one, other = (draw('<c-table :table="table" />', table=Table.of(["x"], [[each]])) for each in (plain, drawn))
    first = re.search(r'<td data-label="x"[^>]*>\s*(.*?)\s*(<br>|</td>)', one, re.DOTALL)[1]
    assert first == re.search(r'<td data-label="x"[^>]*>\s*(.*?)\s*(<br>|</td>)', other, re.DOTALL)[1]


def test_a_wide_table_with_a_name_can_be_reached_by_keys_and_one_without_rows_says_so():
    table = Table.of(["Số"], [["1"]])
    named = draw('<c-table :table="table" label="Điểm & mức" />', table=table)
    assert 'tabindex="0" role="region" aria-label="Điểm &amp; mức"' in named and "card wide" in named
    assert 'aria-labelledby="fields"' in draw('<c-table :table="table" named_by="fields" />', table=table)
    assert "tabindex" not in draw('<c-table :table="table" empty="Không có" />', table=table)
    nothing = draw('<c-table :table="table" empty="Không có" />', table=Table.of(["Số"], []))
    assert "Không có" in nothing and "<table" not in nothing
    bare = draw('<c-table :table="table" bare="true" />', table=table)
    assert "table-sm" in bare and 'class="card' not in bare and 'data-label="Số"' in bare


def test_counts_lead_to_what_they_count_and_none_leads_nowhere():
    rows = [[count_cell(3, "/late", "late"), count_cell(0, "/none", "late"), 0, Cell("", "lines", "a\n<b>")]]
    text = draw('<c-table :table="table" />', table=Table.of(["a", "b", "c", "d"], rows))
    assert '<a href="/late" class="tone tone-late">3</a>' in text and "/none" not in text
    assert re.search(r'data-label="b">\s*<span class="is-zero[^>]*>0<', text) and "a<br>&lt;b&gt;" in text
    assert re.search(r'data-label="c">\s*0\s*<', text), "a number that is nothing is a number"


def test_words_stand_above_what_is_said_of_them():
    text = draw('<c-table :table="table" />', table=Table.of(["a"], [[words_cell("X", "<i>", "", url="/x")]]))
    assert '<a href="/x">X</a>' in text and "small text-secondary" in text and "&lt;i&gt;" in text
    assert text.count("<br>") == 1
