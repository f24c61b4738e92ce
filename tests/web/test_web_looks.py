"""How a person looks at a register: order, columns, period, what is kept of it, and that files have just that."""

import csv
from datetime import timedelta
from io import BytesIO, StringIO

import pytest
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from documents.controlled.models import Document
from qms.lifecycle.door import create
from qms.people.short_names import short_name
from qms.web.models import RegisterView
from tests.processes.actions import making as actions
from tests.processes.nonconformities import making as nonconformities


@pytest.fixture
def browser(office):
    client = Client()
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def documents(office):
    for code, title, kind in [
        ("QT-1", "Chứng thực", "procedure"),
        ("BM-1", "An toàn", "form"),
        ("BM-2", "Bảo mật", "form"),
    ]:
        create(Document, by=office.congchuc1, code=code, title=title, kind=kind, unit=office.units["vhxh"])


def written(day):
    return day.strftime("%d/%m/%Y")


def numbers(page):
    return [row["record"].number for row in page.context["rows"]]


@pytest.mark.parametrize(
    ("sort", "found"),
    [
        ("", ["BM-2", "BM-1", "QT-1"]),
        ("title", ["BM-1", "BM-2", "QT-1"]),
        ("-title", ["QT-1", "BM-2", "BM-1"]),
        ("number", ["BM-1", "BM-2", "QT-1"]),
        ("no_such_column", ["BM-2", "BM-1", "QT-1"]),
    ],
)
def test_a_head_sorts(browser, documents, sort, found):
    page = browser.get(reverse("documents"), {"sort": sort})
    assert page.status_code == 200 and numbers(page) == found


def test_a_sorted_head_says_so_and_leads_the_other_way(browser, documents):
    page = browser.get(reverse("documents"), {"sort": "title"})
    heads = {each["key"]: each for each in page.context["look"].heads()}
    assert heads["title"]["order"] == "ascending" and "sort=-title" in heads["title"]["url"]
    assert 'aria-sort="ascending"' in page.content.decode()


@pytest.mark.parametrize("sort", ["owner", "-owner"])
def test_what_says_nothing_comes_last_whichever_way(browser, office, sort):
    reported, accepted = nonconformities.reported(office), nonconformities.accepted(office)
    assert reported.owner is None and accepted.owner is not None
    assert numbers(browser.get(reverse("nonconformities"), {"sort": sort})) == [accepted.number, reported.number]


def test_columns_are_chosen_on_page_and_in_files_alike(browser, documents):
    query = {"show": ["kind"], "sort": "title"}
    page = browser.get(reverse("documents"), query)
    assert len(page.context["table"].heads) == 2
    lines = list(
        csv.reader(StringIO(b"".join(browser.get(page.context["csv_url"]).streaming_content).decode("utf-8-sig")))
    )
    sheet = load_workbook(BytesIO(b"".join(browser.get(page.context["xlsx_url"]).streaming_content))).worksheets[0]
    rows = [[str(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    assert lines == rows and [line[0] for line in lines[1:]] == ["BM-1", "BM-2", "QT-1"]


@pytest.mark.parametrize(("day", "count"), [(0, 3), (1, 0)])
def test_a_period_is_asked_by_its_first_day(browser, documents, day, count):
    created = Document.objects.first().created_at.astimezone().date()
    page = browser.get(reverse("documents"), {"since": written(created + timedelta(days=day))})
    assert len(numbers(page)) == count


@pytest.mark.parametrize(("day", "count"), [(0, 3), (-1, 0)])
def test_the_last_day_of_a_period_counts(browser, documents, day, count):
    created = Document.objects.first().created_at.astimezone().date()
    page = browser.get(reverse("documents"), {"until": written(created + timedelta(days=day))})
    assert len(numbers(page)) == count


def test_a_register_is_shown_as_it_was_last_asked_until_that_is_cleared(browser, documents):
    browser.get(reverse("documents"), {"kind": "form"})  # a link from elsewhere leaves nothing behind
    assert browser.get(reverse("documents")).status_code == 200
    browser.get(reverse("documents"), {"kind": "form", "keep": "1"})
    again = browser.get(reverse("documents"), follow=True)
    assert again.redirect_chain and numbers(again) == ["BM-2", "BM-1"]
    cleared = browser.get(again.context["clear_url"])
    assert len(numbers(cleared)) == 3 and browser.get(reverse("documents")).status_code == 200


def test_what_one_looked_at_is_no_business_of_others(browser, documents, office):
    browser.get(reverse("documents"), {"kind": "form", "keep": "1"})
    other = Client()
    other.force_login(office.congchuc1, backend="django.contrib.auth.backends.ModelBackend")
    assert other.get(reverse("documents")).status_code == 200


@pytest.mark.parametrize("shared", [True, False])
def test_a_view_with_a_name_is_shared_or_ones_own(browser, documents, office, shared):
    data = {"name": "Biểu mẫu", "query": "kind=form&after=3"} | ({"shared": "on"} if shared else {})
    answer = browser.post(reverse("documents_views"), data)
    assert answer["Location"].endswith("?kind=form")
    other = Client()
    other.force_login(office.congchuc1, backend="django.contrib.auth.backends.ModelBackend")
    seen = [view.name for view in other.get(reverse("documents")).context["views"]]
    assert seen == (["Biểu mẫu"] if shared else [])
    other.post(reverse("documents_views"), {"drop": "Biểu mẫu"})
    assert RegisterView.objects.exclude(name="").count() == 1
    browser.post(reverse("documents_views"), {"drop": "Biểu mẫu"})
    assert not RegisterView.objects.exclude(name="").exists()


def test_a_view_that_nobody_could_look_at_is_not_kept(browser, documents):
    browser.post(reverse("documents_views"), {"name": "Lạ", "query": "no_such=1"})
    browser.post(reverse("documents_views"), {"name": " ", "query": "kind=form"})
    assert not RegisterView.objects.exists()


def test_totals_tell_the_states_of_what_is_seen(browser, office):
    actions.action(office)
    actions.in_progress(office)
    actions.in_progress(office)
    totals = browser.get(reverse("actions")).context["totals"]
    assert sorted(count for _label, count, _tone, _url in totals) == [1, 2]
    assert numbers(browser.get(reverse("actions") + totals[0][3])) != []


def heads(page):
    return [(row["head"].words, row["head"].count) for row in page.context["rows"] if "head" in row]


def test_rows_stand_in_groups_with_counts_and_states_of_each(browser, office):
    late = actions.in_progress(office)
    actions.action(office, responsible=office.truongphong)
    actions.action(office)
    page = browser.get(reverse("actions"), {"group": "responsible"})
    assert sorted(count for _words, count in heads(page)) == [1, 2]
    first = next(row["head"] for row in page.context["rows"] if "head" in row and row["head"].count == 2)
    assert sorted(count for _label, count, _tone in first.parts) == [1, 1]
    by_state = heads(browser.get(reverse("actions"), {"group": "state"}))
    assert by_state[-1] == (late.get_state_display(), 1)


def test_whoever_has_it_is_a_group_of_its_own(browser, office):
    actions.in_progress(office)
    actions.done(office)
    actions.accepted(office)
    found = dict(heads(browser.get(reverse("actions"), {"group": "holder"})))
    assert found[str(office.congchuc1)] == 1 and found[str(office.congchuc2)] == 1 and sum(found.values()) == 3


def test_a_group_goes_on_over_pages_and_counts_all_its_rows(browser, office, monkeypatch):
    monkeypatch.setattr("qms.web.looks.SIZES", (2, 3))
    for _time in range(3):
        actions.action(office)
    page = browser.get(reverse("actions"), {"group": "unit"})
    onward = browser.get(reverse("actions") + page.context["next_url"])
    assert [count for _words, count in heads(page) + heads(onward)] == [3, 3] and len(numbers(onward)) == 1


def test_groups_are_remembered_and_go_into_files(browser, office):
    actions.action(office)
    actions.in_progress(office)
    page = browser.get(reverse("actions"), {"group": "state", "keep": "1"})
    assert browser.get(reverse("actions"), follow=True).context["look"].group.key == "state"
    book = load_workbook(BytesIO(b"".join(browser.get(page.context["xlsx_url"]).streaming_content)))
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    told = [str(row[0].value) for row in book.worksheets[1].iter_rows()]
    assert [row[1] for row in rows[1:]] == [words for words, _count in heads(page)]
    assert sum(each.startswith(rows[0][1]) for each in told) == 2


def test_an_unknown_group_is_passed_over(browser, documents):
    assert numbers(browser.get(reverse("documents"), {"group": "no_such"})) == ["BM-2", "BM-1", "QT-1"]


def test_the_paper_has_the_columns_and_groups_that_are_chosen(office):
    from documents.controlled.record import DOCUMENTS
    from qms.web.looks import Look
    from qms.web.printed.tables import chosen

    for code, kind in (("QT-1", "procedure"), ("BM-1", "form")):
        create(Document, by=office.congchuc1, code=code, title=code, kind=kind, unit=office.units["vhxh"])
    look = Look(DOCUMENTS, QueryDict("show=kind&show=title&group=kind"))
    blocks = list(chosen(look, Document.objects.all(), office.qmr))
    tables = [each for each in blocks if each.kind == "table"]
    assert look.is_chosen and len(tables) == 2 and all(len(each.columns) == 3 for each in tables)
    assert not Look(DOCUMENTS, QueryDict("sort=title")).is_chosen


def test_the_paper_of_a_register_is_made_in_chosen_columns(browser, documents):
    answer = browser.get(reverse("documents_table", args=["docx"]), {"show": ["kind"], "group": "kind"})
    assert answer.status_code == 200 and len(b"".join(answer)) > 1000


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Phòng Văn hóa - Xã hội", "P. VH-XH"),
        ("Trung tâm Phục vụ hành chính công", "TT PVHCC"),
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "VP HĐND & UBND"),
        ("Phòng Kinh tế", "Phòng Kinh tế"),
    ],
)
def test_units_are_written_short_as_offices_do(name, short):
    assert short_name(name) == short
