"""How procedures run: one dossier reckoned by hand, paths against the path drawn, and every number against its list."""

import re
from collections import Counter
from datetime import date
from html import unescape
from itertools import pairwise

import pytest

from processes.cases.figures import DOSSIERS_ON_TIME
from processes.cases.models import Case
from processes.procedures.states import Ending
from processes.runs import report as reports
from processes.runs.conformance import departure, returns, turns
from processes.runs.report import Report
from processes.runs.trace_rows import traces_of
from processes.runs.traces import Trace, Visit
from qms.lifecycle.door import perform
from qms.web.periods import Period
from tests.processes.cases import making as cases
from tests.processes.followed import making as followed
from tests.processes.runs import making

pytestmark = pytest.mark.both_databases
YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
ASKED = "from=2026-01-01&until=2026-12-31"


def trace(case):
    (found,) = traces_of([case])
    return found


def refused(office, document):
    case = cases.on_work(office, document)
    return perform(case.refuse, by=office.congchuc1, reason="Không đủ", legal_ground="Luật mẫu")


def browser(client, person):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client


def test_every_minute_of_a_dossier_is_where_it_was_by_hand(office):
    """Office hours are 7:30-11:30 and 13:00-17:00: Monday has 450 minutes from 8:00, Tuesday 180 until 10:30."""
    found = trace(making.known(office))
    assert found.path == making.PATH
    assert [each.minutes for each in found.visits] == [60, 120, 30, 30, 15, 15]
    assert found.total == 450 + 180
    assert found.waiting == 60 + 30  # until accepted, and until somebody took the second step on
    assert found.stopped == 30 + 240 + 30  # from 11:00 on Monday to 8:00 on Tuesday
    assert found.working == 240
    assert found.verdict == "early"


def test_it_went_back_once_and_was_asked_for_what_the_procedure_names(office):
    found = trace(making.known(office))
    assert [(each.step, each.outcome, each.leads_to) for each in returns(found)] == [("B3", "Trả lại", "B2")]
    assert [(each.cause, each.at_desk) for each in found.asked] == [("Giấy tờ tùy thân", False)]
    assert departure(found) == ""


def test_where_a_dossier_left_the_path_drawn_is_said(office):
    document = cases.procedure(office)
    case = cases.on_work(office, document)
    case = perform(
        case.refuse_conditions, by=office.truongphong, reason="Không đủ", condition="Tuổi", legal_ground="Luật mẫu"
    )
    assert "B2" in departure(trace(case))
    assert departure(trace(refused(office, document))) == ""


def test_a_step_that_nobody_drawn_led_to_is_a_departure(office):
    found = trace(making.known(office))
    found.visits = found.visits[:1] + found.visits[2:]
    assert departure(found) == "B3 ngay sau B1"


def test_a_followed_dossier_goes_by_the_offices_that_its_system_named(office):
    followed.procedure(office)
    followed.take(office, followed.dossier())
    followed.take(office, followed.move(at="20260302100000", PhongBanXuLy="Một cửa"))
    followed.take(office, followed.move(at="20260302110000", PhongBanXuLy="Phòng VH-XH"))
    followed.take(office, followed.move(at="20260303090000", state="9", PhongBanXuLy="Lãnh đạo"))
    found = trace(Case.objects.get())
    assert found.path == ("Một cửa", "Phòng VH-XH", "Lãnh đạo")
    assert [each.minutes for each in found.visits] == [120, 60, 30 + 240 + 90]
    assert departure(found) == "" and found.starts_at == ""


def test_the_figure_and_the_page_count_the_same(office):
    document = cases.procedure(office)
    for _ in range(2):
        making.known(office, document)
    report = Report(office.qmr, YEAR)
    number = DOSSIERS_ON_TIME.of(office.qmr, YEAR)
    assert number.denominator == len(report.traces) == 2
    assert number.numerator == len(report.keys_of("verdict.early")) + len(report.keys_of("verdict.on_time"))


def test_every_number_opens_as_many_dossiers_as_it_says(office, client):
    document = cases.procedure(office)
    making.known(office, document)
    refused(office, document)
    page = browser(client, office.qmr).get(f"/runs?{ASKED}").content.decode()
    found = re.findall(r'href="(/runs/dossiers\?[^"]+)"[^>]*>\s*(\d+)\s*</a>', page)
    assert len(found) > 12
    for address, number in found:
        assert client.get(unescape(address)).context["count"] == int(number), address


def test_every_way_opens_the_dossiers_that_went_it(office, client):
    """Two of three went from B2 to B3, each of them twice; the drawing counts four."""
    document = cases.procedure(office)
    for _ in range(2):
        making.known(office, document)
    refused(office, document)
    page = browser(client, office.qmr).get(f"/runs?{ASKED}&procedure={document.pk}")
    found = [row["cells"] for row in page.context["ways"].rows]
    rows = {(source.value, target.value): counts for source, target, *counts in found}
    often, dossiers = rows["B2", "B3"]
    assert (often.value, dossiers.value) == (4, 2)
    assert client.get(dossiers.url).context["count"] == 2
    assert ("B4", str(Ending.RESOLVED.label)) in rows


def test_every_departure_opens_the_dossiers_that_left_there(office, client):
    document = cases.procedure(office)
    case = cases.on_work(office, document)
    perform(case.refuse_conditions, by=office.truongphong, reason="Không đủ", condition="Tuổi", legal_ground="Luật mẫu")
    page = browser(client, office.qmr).get(f"/runs?{ASKED}")
    words, count, _share = page.context["conformance"].rows[-1]["cells"]
    assert "B2" in words.value and count.value == 1
    opened = client.get(count.url)
    assert opened.context["count"] == 1 and words.value in opened.context["words"]


def test_a_procedure_is_drawn_with_how_many_went_each_way(office, client):
    document = cases.procedure(office)
    making.known(office, document)
    page = browser(client, office.qmr).get(f"/runs?{ASKED}&procedure={document.pk}").content.decode()
    assert "Trả lại: 1" in page and "Từ chối: 0" in page and "Trình: 2" in page


def test_who_sees_no_dossier_sees_no_number(office, client):
    making.known(office)
    page = browser(client, office.congchuc3).get(f"/runs?{ASKED}")
    assert page.status_code == 200 and not page.context["report"].traces


def test_what_is_too_much_is_said_and_not_cut(office, client, monkeypatch):
    making.known(office)
    monkeypatch.setattr(reports, "MOST", 0)
    for address in ("/runs", "/runs/dossiers"):
        page = browser(client, office.qmr).get(f"{address}?{ASKED}")
        assert page.status_code == 200 and page.context["report"].is_too_much


@pytest.mark.parametrize("asked", ["from=x", "procedure=0", "von=1", "from=2026-02-02&until=2026-02-01"])
def test_what_cannot_be_read_is_told(office, client, asked):
    for address in ("/runs", "/runs/dossiers"):
        assert browser(client, office.qmr).get(f"{address}?{asked}").status_code == 422


def test_many_dossiers_cost_no_more_questions_than_one(office, client, django_assert_max_num_queries):
    document, asked = cases.procedure(office), []
    for count in (1, 3):
        for _ in range(count):
            making.known(office, document)
        browser(client, office.qmr).get(f"/runs?{ASKED}&procedure={document.pk}")
        with django_assert_max_num_queries(20) as queries:
            client.get(f"/runs?{ASKED}&procedure={document.pk}")
        asked.append(len(queries))
    assert asked[0] == asked[1]


# What pm4py 2.7.23.11 answered for this log (`get_variants`, `discover_dfg`, `get_rework_cases_per_activity`).
B1, B2, B3, B4 = "B1", "B2", "B3", "B4"
LOG = [(B1, B2, B3, B2, B3, B4), (B1, B2, B3, B2, B3, B4), (B1, B2), (B1, B2, B2, B4), (B1, B3, B4)]
VARIANTS = {LOG[0]: 2, LOG[2]: 1, LOG[3]: 1, LOG[4]: 1}
FOLLOWS = {(B1, B2): 4, (B1, B3): 1, (B2, B2): 1, (B2, B3): 4, (B2, B4): 1, (B3, B2): 2, (B3, B4): 3}
DONE_AGAIN = {B2: 3, B3: 2}  # dossiers that were at the step more than once


def logged(path):
    """A trace that took this path, and refused at its last step."""
    visits = [
        Visit(step=step, name=step, opened=place, done=place + 1, leads_to=after)
        for place, (step, after) in enumerate(pairwise([*path, "refused"]))
    ]
    about = {"procedure": 1, "procedure_words": "", "unit": 1, "unit_words": "", "ended_on": date(2026, 1, 1)}
    return Trace(pk=1, **about, verdict="", received=0, accepted=0, ended=9, starts_at=B1, visits=tuple(visits))


def test_another_program_finds_the_same_paths_and_the_same_ways():
    """Its variants are our paths, its directly-follows graph our ways, its rework those that went back."""
    traces = [logged(path) for path in LOG]
    assert Counter(trace.path for trace in traces) == VARIANTS
    assert {way: count for way, count in turns(traces).items() if way[1] != "refused"} == FOLLOWS
    assert Counter(step for trace in traces for step in {each.leads_to for each in returns(trace)}) == {B2: 3}
    again = Counter(step for trace in traces for step, count in Counter(trace.path).items() if count > 1)
    assert again == DONE_AGAIN
