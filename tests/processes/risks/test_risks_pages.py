"""The pages of risks and opportunities: the matrix and the lists behind it, the scale, the record, the paper."""

import random
import re
from datetime import timedelta
from io import BytesIO
from urllib.parse import parse_qs, urlparse

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from docx import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from processes.map.models import Process
from processes.risks.drawing import picture
from processes.risks.models import Risk
from processes.risks.scale import HIGHEST, RiskScale
from processes.risks.states import Level
from qms.ledger.now import today
from qms.lifecycle.door import create, perform
from qms.web.printed import pdf
from tests.processes.risks import making as risks

UNITS = ("vhxh", "kt", "hcc")
OWNERS = {"vhxh": "truongphong", "kt": "truongkt", "hcc": "giamdoc"}


@pytest.fixture
def as_person(client):
    def signed_in(person):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in


def some_risks(office, seed, count=30):
    """Risks and opportunities of all units in all states, with scores as they come."""
    chance = random.Random(seed)
    for _ in range(count):
        unit = chance.choice(UNITS)
        owner = getattr(office, OWNERS[unit])
        kind = chance.choice(["risk", "opportunity"])
        risk = create(Risk, by=owner, kind=kind, title="Mẫu", unit=office.units[unit], owner=owner)
        for act, values in _some_story(chance):
            by = office.chutich if act in ("accept", "close") and risk.stands_high() else owner
            risk = perform(getattr(risk, act), by=by, **values)


def _some_story(chance):
    steps = [chance.randint(1, 5) for _ in range(4)]
    story = [
        ("assess", risks.SCORES | {"likelihood": steps[0], "consequence": steps[1]}),
        ("accept", risks.REASON),
        ("monitor", risks.remains(residual_likelihood=steps[2], residual_consequence=steps[3])),
        ("close", risks.REASON),
    ]
    return story[: chance.randint(0, len(story))]


def squares(page):
    """{address: count} of the places of a matrix, as the page says them."""
    found = re.findall(r'<td class="tone-[a-z]+">\s*<a\s+href="([^"]+)"\s+title="(\d+) [^"]+"[^>]*><b>(\d+)</b>', page)
    assert len(found) == 25 and all(said == shown for _url, said, shown in found)
    return {url.replace("&amp;", "&"): int(shown) for url, _said, shown in found}


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_a_place_of_the_matrix_counts_exactly_what_its_list_shows(office, as_person, seed):
    some_risks(office, seed)
    counted = 0
    for name in ("qmr", "truongkt", "quantri"):
        browser = as_person(getattr(office, name))
        for of in ("inherent", "residual"):
            for kind in ("risk", "opportunity"):
                for unit in ("", "kt"):
                    page = browser.get(reverse("risks_matrix"), {"of": of, "kind": kind, "unit": unit})
                    for url, count in squares(page.content.decode()).items():
                        if count or (seed == 0 and name == "truongkt" and not unit):
                            listed = browser.get(url).context["rows"]
                            assert len(listed) == count, (name, of, kind, unit, url)
                            assert all(belongs(row["record"], url, unit) for row in listed)
                        counted += count
    assert counted > 20


def belongs(risk, url, unit):
    """Whether a record is what the place promised, asked of the record and not of the program's queries."""
    asked = {name: values[0] for name, values in parse_qs(urlparse(url).query).items()}
    numbers = {name: value for name, value in asked.items() if name.endswith(("likelihood", "consequence"))}
    assert len(numbers) == 2
    scored = all(str(getattr(risk, name)) == value for name, value in numbers.items())
    return scored and risk.kind == asked["kind"] and risk.state != "closed" and unit in ("", risk.unit.code)


def test_the_places_of_the_matrix_add_up_to_what_is_open_and_scored(office, as_person):
    some_risks(office, 7)
    page = as_person(office.qmr).get(reverse("risks_matrix"))
    open_ones = Risk.objects.exclude(state="closed").filter(kind="risk")
    scored = open_ones.filter(likelihood__isnull=False).count()
    assert sum(squares(page.content.decode()).values()) == scored == page.context["shown"]
    assert page.context["absent"] == open_ones.count() - scored > 0


def test_the_matrix_asks_as_many_questions_for_many_as_for_few(office, as_person):
    browser, asked = as_person(office.qmr), []
    for seed, count in ((1, 3), (2, 20)):
        some_risks(office, seed, count)
        browser.get(reverse("risks_matrix"))
        with CaptureQueriesContext(connection) as queries:
            browser.get(reverse("risks_matrix"))
        asked.append(len(queries))
    assert asked[0] == asked[1]


@given(medium=st.integers(2, 24), data=st.data())
@settings(deadline=None, max_examples=60)
def test_every_score_has_one_level_and_levels_only_rise(medium, data):
    scale = RiskScale(medium_from=medium, high_from=data.draw(st.integers(medium + 1, HIGHEST)))
    order = list(Level)
    levels = [order.index(scale.level_of(score)) for score in range(1, HIGHEST + 1)]
    assert levels == sorted(levels) and {0, 1, 2} == set(levels)
    for level, first, last in scale.ranges():
        assert all(scale.level_of(score) == level for score in range(first, last + 1))


@pytest.mark.parametrize("asked", ["of=x", "kind=y", "unit=z", "unit=kt&unit=tp", "after=3", "colour=red"])
def test_what_the_matrix_cannot_read_is_told_and_nothing_is_counted(office, as_person, asked):
    page = as_person(office.qmr).get(f"{reverse('risks_matrix')}?{asked}")
    shown = page.content.decode()
    assert page.status_code == 422 and "data-refused" in shown and '<table class="risk-matrix"' not in shown
    assert list(page.context["filter"].faults) == [asked.partition("=")[0]]


def test_what_the_matrix_is_asked_is_said_in_words_as_a_register_says_it(office, as_person):
    page = as_person(office.qmr).get(reverse("risks_matrix"), {"kind": "opportunity", "unit": "kt"})
    assert page.status_code == 200 and len(squares(page.content.decode())) == 25
    register = as_person(office.qmr).get(reverse("risks"), {"kind": "opportunity", "unit": "kt"})
    assert page.context["filter"].in_words() == sorted(register.context["filter"].in_words())


# ── The scale


def test_the_quality_manager_sets_the_scale_and_everybody_reads_it(office, as_person):
    wanted = {"medium_from": 4, "high_from": 10, "reason": "Họp Tổ ISO"}
    address = reverse("risks_scale")
    assert "medium_from" not in as_person(office.congchuc1).get(address).content.decode()
    assert as_person(office.congchuc1).post(address, wanted).status_code == 403
    assert not RiskScale.objects.exists()
    browser = as_person(office.qmr)
    assert browser.post(address, wanted | {"high_from": 4}).status_code == 422
    assert browser.post(address, wanted | {"reason": ""}).status_code == 422
    assert browser.post(address, wanted).status_code == 302
    assert "Họp Tổ ISO" in browser.get(address).content.decode()
    scale = RiskScale.objects.get()
    assert (scale.medium_from, scale.high_from, scale.history.get().history_user) == (4, 10, office.qmr)


# ── The record


def test_the_page_shows_both_assessments_and_the_way_between(office, as_person):
    risk = risks.monitored(office)
    page = as_person(office.congchuc1).get(reverse("risks_record", args=[risk.pk])).content.decode()
    assert "9 · " in page and "6 · " in page and "Đã có nhắc hạn tự động" in page
    assert 'class="mark-before"' in page and 'class="mark-after"' in page and 'class="way-head"' in page
    assert risk.actions().get().number in page


@pytest.mark.parametrize(("residual", "way"), [((3, 3), False), ((1, 5), True), ((5, 1), True), (None, False)])
def test_the_picture_marks_both_places(office, residual, way):
    likelihood, consequence = residual or (None, None)
    risk = Risk(kind="risk", likelihood=3, consequence=3)
    risk.residual_likelihood, risk.residual_consequence = likelihood, consequence
    drawn = picture(risk)
    assert ("mark-after" in drawn) is (residual is not None) and ("way-head" in drawn) is way
    assert drawn.count("<rect") == 25 and picture(Risk(kind="risk")) == ""


def test_the_page_of_a_past_day_shows_what_was_then(office, as_person):
    risk = risks.assessed(office)
    answer = as_person(office.qmr).get(reverse("risks_record", args=[risk.pk]), {"as_of": today().isoformat()})
    assert answer.status_code == 200 and "Thiếu người" in answer.content.decode()


def test_it_is_identified_and_treated_on_the_pages(office, as_person):
    browser = as_person(office.congchuc2)
    new = {"kind": "opportunity", "title": "Trả kết quả tại nhà", "unit": "vhxh", "owner": "congchuc1"}
    assert browser.post(reverse("risks_new"), new | {"whole-form": "1"}).status_code == 302
    risk = Risk.objects.get()
    browser = as_person(office.congchuc1)
    answer = browser.post(reverse("risks_act", args=[risk.pk, "assess"]), risks.SCORES | {"likelihood": 6})
    assert answer.status_code == 422
    browser.post(reverse("risks_act", args=[risk.pk, "assess"]), risks.SCORES)
    treat = {"title": "Ký với bưu điện", "responsible": "congchuc2", "verifier": "congchuc1"}
    treat["due_on"] = (today() + timedelta(days=20)).isoformat()
    browser.post(reverse("risks_act", args=[risk.pk, "treat"]), treat | {"whole-form": "1"})
    risk = Risk.objects.get()
    assert (risk.state, risk.actions().get().title) == ("treated", "Ký với bưu điện")


def _shown(page):
    """{name: label} of the questions that the register shows."""
    asked = page.context["filter"]
    return {field.name: field.label for field in (*asked.first_fields(), *asked.further_fields())}


def test_the_register_keeps_quiet_filters_until_a_link_asks(office, as_person):
    risks.assessed(office)
    browser = as_person(office.qmr)
    assert "likelihood" not in _shown(browser.get(reverse("risks")))
    asked = browser.get(reverse("risks"), {"likelihood": "3", "open": "on"})
    assert asked.context["count"] == 1 and _shown(asked)["likelihood"]
    assert browser.get(reverse("risks"), {"likelihood": "4"}).context["count"] == 0


def test_the_register_asks_no_more_for_more_rows(office, as_person, django_assert_max_num_queries):
    for _ in range(12):
        risks.assessed(office)
    browser = as_person(office.truongphong)
    browser.get(reverse("risks"))
    with django_assert_max_num_queries(15):
        assert browser.get(reverse("risks")).content.decode().count(">RR-") == 12


def test_the_api_narrows_as_the_register_does(office, as_person):
    risks.closed(office)
    risks.assessed(office)
    browser = as_person(office.qmr)
    for asked, count in (({}, 2), ({"open": "true"}, 1), ({"open": "false"}, 2), ({"likelihood": "4"}, 0)):
        assert len(browser.get("/api/risks", asked).json()["results"]) == count, asked


def test_a_process_shows_its_open_risks(office, as_person):
    given = {"code": "CL-03", "name": "Bảo trợ", "kind": "core", "unit": office.units["vhxh"]}
    process = create(Process, by=office.qmr, **given)
    shown, ended = risks.assessed(office, process=process), risks.closed(office, process=process)
    page = as_person(office.qmr).get(reverse("processes_record", args=[process.pk])).content.decode()
    assert shown.number in page and ended.number not in page


# ── The form on paper


def test_the_form_has_a_row_for_each_and_the_columns_of_the_office(office, as_person):
    risks.monitored(office, title="Trễ hạn <b>")
    risks.assessed(office, scores=risks.HIGH, title="Thiếu người")
    risks.risk(office, kind="opportunity", title="Chưa chấm")
    answer = as_person(office.qmr).get(reverse("risks_table", args=["docx"]), {"open": "on"})
    file = Document(BytesIO(answer.content))
    table = file.tables[1]
    assert len(table.rows) == 4 and len(table.columns) == 13
    assert ["Thiếu người" in table.cell(1, 2).text, "Trễ hạn <b>" in table.cell(2, 2).text] == [True, True]
    assert [table.cell(1, place).text for place in (5, 6, 7)] == ["4", "4", "16"]
    assert "Đặt nhắc hạn" in table.cell(2, 9).text and "Đã có nhắc hạn tự động" in table.cell(2, 12).text
    assert "BM-QT-HT-02-01" in file.tables[0].cell(0, 2).text


@pytest.mark.parametrize(
    ("name", "asked", "rows"),
    [("qmr", {}, 1), ("truongphong", {}, 1), ("truongkt", {}, 0), ("qmr", {"kind": "opportunity"}, 0)],
)
def test_the_form_follows_the_filter_and_the_person(office, as_person, name, asked, rows):
    risk = risks.assessed(office)
    answer = as_person(getattr(office, name)).get(reverse("risks_table", args=["docx"]), asked)
    table = Document(BytesIO(answer.content)).tables[1]
    assert sum(risk.title in row.cells[2].text for row in table.rows) == rows


def test_the_form_is_for_word_or_pdf(office, as_person):
    assert as_person(office.qmr).get(reverse("risks_table", args=["odt"])).status_code == 404


def test_without_pango_the_way_leads_back(office, as_person, monkeypatch):
    monkeypatch.setattr(pdf, "has_pango", lambda: False)
    browser = as_person(office.qmr)
    assert "table.pdf" not in browser.get(reverse("risks")).content.decode()
    assert browser.get(reverse("risks_table", args=["pdf"]))["Location"] == reverse("risks")
