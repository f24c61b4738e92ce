"""Figures: every number is the length of the list that it opens, for whoever asks; and what their pages say."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import count

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape
from django.utils.translation import override
from hypothesis import HealthCheck, Phase, settings
from hypothesis import given as drawing
from hypothesis import strategies as st

from processes.actions.models import Action
from qms.ledger.now import frozen, today
from qms.lifecycle import filters
from qms.lifecycle.door import create, perform
from qms.people.models import User
from qms.web import figures as declared
from qms.web.figures import ALL, HITS, REST, Goal, figure_named, figures
from qms.web.periods import Period, PeriodKind, period_of
from tests.office import fresh
from tests.processes.actions import making as actions
from tests.processes.cases import making as cases
from tests.processes.cases.making import at
from tests.processes.feedback import making as feedback
from tests.processes.nonconformities import making as nonconformities
from tests.processes.risks import making as risks

DUE_ON = date(2026, 6, 25)
ASKED_AT = at(2026, 7, 1, 9, 0)
# So many queries at most, however many records there are: one for a count, two for a share, and the shell.
SHELL_QUERIES = 8
TURNS = 3
PERIODS = [
    period_of(PeriodKind.YEAR, date(2026, 1, 1)),
    period_of(PeriodKind.QUARTER, date(2026, 4, 1)),
    period_of(PeriodKind.MONTH, date(2026, 3, 1)),
    Period(date(2026, 2, 10), date(2026, 5, 20)),
]


@pytest.fixture(autouse=True)
def in_english(settings):
    """Sentences are looked for as they are written in the program."""
    settings.LANGUAGE_CODE = "en"
    with override("en"):
        yield


def given(office, document, unit):
    """An action in one of two units."""
    if unit == "vhxh":
        return actions.action(office)
    named = {"responsible": office.congchuc3, "verifier": office.congchuc2, "unit": office.units["kt"]}
    return create(Action, by=office.qmr, kind="improvement", title="Rà soát", due_on=DUE_ON, **named)


def done(office, document, unit):
    """An action that was done and reported."""
    started = given(office, document, unit)
    started = perform(started.start, by=started.responsible)
    return perform(started.report_done, by=started.responsible, **actions.NO_FILE)


def slow_dossier(office, document, unit):
    """A dossier settled a month after its last step was reached."""
    case = cases.on_last_step(office, document)
    with frozen(at(2026, 6, 20, 10, 0)):
        return perform(case.resolve, by=office.vanthu, **cases.issued("Số 02 (mẫu)"))


def supplemented(office, document, unit):
    case = cases.on_work(office, document)
    asked = {"reason": "Thiếu", "what": "Giấy tờ", "answer_by": today() + timedelta(days=14)}
    return perform(case.request_supplement, by=office.congchuc1, **asked)


def settled_after_a_supplement(office, document, unit):
    case = perform(supplemented(office, document, unit).receive_supplement, by=office.motcua1)
    return perform(case.refuse, by=office.congchuc1, reason="Không đủ", legal_ground="Văn bản mẫu")


MAKERS = {
    "dossier at the desk": lambda office, document, unit: cases.received(office, document),
    "dossier worked on": lambda office, document, unit: cases.on_work(office, document),
    "dossier settled": lambda office, document, unit: cases.resolved(office, document),
    "dossier settled late": slow_dossier,
    "dossier waiting": supplemented,
    "dossier refused": settled_after_a_supplement,
    "action given": given,
    "action done": done,
    "action put aside": lambda office, document, unit: actions.cancelled(office),
    "nonconformity": lambda office, document, unit: nonconformities.reported(office, unit=office.units[unit]),
    "nonconformity rejected": lambda office, document, unit: perform(
        nonconformities.reported(office, unit=office.units[unit]).reject, by=office.qmr, **nonconformities.REASON
    ),
    "feedback": lambda office, document, unit: feedback.assigned(office),
    "feedback answered": lambda office, document, unit: feedback.published(office),
    "risk": lambda office, document, unit: risks.assessed(office, scores=risks.HIGH),
}
RECORDS = st.lists(
    st.tuples(st.sampled_from(list(MAKERS)), st.integers(0, 110), st.sampled_from(["vhxh", "kt"])),
    min_size=4,
    max_size=10,
)


def make(office, document, drawn):
    """Make the records drawn, each on its own working day between January and April 2026."""
    for name, days, unit in sorted(drawn, key=lambda each: each[1]):
        moment = at(2026, 1, 12, 9, 0) + timedelta(days=days - days % 7 + min(days % 7, 4))
        with frozen(moment):
            MAKERS[name](office, document, unit)


def pages_of(client, url):
    """The keys of all records listed behind a figure, page after page."""
    keys, onward = [], url
    while onward:
        answer = client.get(onward)
        assert answer.status_code == 200
        keys += [row["record"].pk for row in answer.context["rows"]]
        following = answer.context["next_url"]
        onward = url.partition("?")[0] + following if following else ""
    return keys


def length_of(answer):
    """How many records the number says that there are, and how many hit."""
    if answer.denominator is None:
        return int(answer.value), int(answer.value)
    return answer.denominator, answer.numerator


def check_pages(client, answer):
    """The number agrees with the lists its page opens."""
    total, hits = length_of(answer)
    everything = pages_of(client, answer.url())
    assert len(everything) == len(set(everything)) == total
    if answer.figure.hits is not None:
        hit, rest = pages_of(client, answer.url(HITS)), pages_of(client, answer.url(REST))
        assert len(hit) == hits and sorted(hit + rest) == sorted(everything)


def check_querysets(figure, person, period, unit):
    """The number of any person agrees with the rows they may see, of the unit asked for."""
    total, hits = length_of(figure.of(person, period, unit))
    seen = figure.seen_by(person, unit)
    everything = list(figure.part(seen, period, ALL).select_related("unit"))
    assert len(everything) == total
    assert unit is None or all(each.unit.path.startswith(unit.path) for each in everything)
    if figure.hits is not None:
        hit, rest = (set(figure.part(seen, period, part).values_list("pk", flat=True)) for part in (HITS, REST))
        assert len(hit) == hits and not hit & rest and hit | rest == {each.pk for each in everything}


@pytest.mark.slow
def test_every_number_is_the_length_of_the_list_it_opens(office, monkeypatch):
    monkeypatch.setattr(filters, "LIMIT", 2)
    document = cases.procedure(office)
    people, turns = list(User.objects.filter(is_system=False)), count()

    @settings(
        max_examples=2 * TURNS,
        deadline=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @drawing(
        drawn=RECORDS,
        person=st.sampled_from(people),
        period=st.sampled_from(PERIODS),
        unit=st.sampled_from([None, "vhxh", "kt"]),
    )
    def agree(drawn, person, period, unit):
        with transaction.atomic():
            make(office, document, drawn)
            with frozen(ASKED_AT):
                _agree(people, fresh(person), period, unit and office.units[unit], next(turns))
            transaction.set_rollback(True)

    agree()


def _agree(people, person, period, unit, turn):
    """A third of the people's numbers, in turn, against their rows, and a third of the figures against their pages."""
    client, first = Client(), turn % TURNS
    client.force_login(person)
    people = [fresh(each) for each in people[first::TURNS]]
    for figure in figures():
        for each in people:
            check_querysets(figure, each, period, unit)
    for figure in list(figures())[first::TURNS]:
        check_pages(client, figure.of(person, period, unit))


@pytest.mark.both_databases
def test_one_of_each_in_numbers(office):
    """The numbers of the quality manager over one record of each kind, reckoned by hand."""
    document = cases.procedure(office)
    make(office, document, [(name, 7 * place, "kt") for place, name in enumerate(MAKERS)])
    with frozen(ASKED_AT):
        found = {each.name: length_of(each.of(fresh(office.qmr), PERIODS[0])) for each in figures()}
    wanted = {
        "dossiers_received": (6, 6),
        "dossiers_settled": (3, 3),
        "dossiers_on_time": (3, 2),
        "dossiers_late": (2, 2),  # one is worked on, and one lies at the desk
        "dossiers_taken_up": (6, 5),
        "dossiers_extended": (3, 0),
        "dossiers_supplemented": (3, 1),
        "actions_on_time": (2, 1),
        "actions_late": (1, 1),
        "nonconformities_reported": (1, 1),
        "nonconformities_open": (1, 1),
        "feedback_on_time": (2, 1),
        "risks_high": (1, 1),
    }
    assert {name: found[name] for name in wanted} == wanted


@pytest.mark.both_databases
def test_a_failed_round_counts_against_the_effect(office):
    """Two were judged: one is closed as effective, the other must be tried again."""
    with frozen(at(2026, 1, 12, 9, 0)):
        helped, failed = nonconformities.closed(office), nonconformities.checking(office)
        with nonconformities.after_waiting(failed):
            perform(failed.find_ineffective, by=office.danhgia1, judged="2 hồ sơ trễ", **nonconformities.REASON)
    figure = figure_named("nonconformities_effective")
    with frozen(ASKED_AT):
        answer = figure.of(office.qmr, PERIODS[0])
        hit = figure.part(figure.seen_by(office.qmr), PERIODS[0], HITS)
        assert (answer.value, length_of(answer), list(hit)) == (50, (2, 1), [helped])


# ── Pages


@pytest.fixture
def manager(office):
    client = Client()
    client.force_login(office.qmr)
    return client


@pytest.mark.both_databases
def test_the_index_asks_the_same_number_of_queries_whatever_there_is(office, manager):
    document = cases.procedure(office)
    asked = []
    for again in range(2):
        make(office, document, [(name, 7 * place, "kt") for place, name in enumerate(MAKERS)] * (1 + 2 * again))
        with frozen(ASKED_AT), CaptureQueriesContext(connection) as queries:
            assert manager.get("/figures").status_code == 200
        asked.append(len(queries))
    assert asked[0] == asked[1] <= SHELL_QUERIES + sum(2 if each.hits else 1 for each in figures())


def test_the_index_says_question_formula_and_number_of_each(office, manager):
    page = manager.get("/figures").content.decode()
    for each in figures():
        assert escape(str(each.question)) in page and escape(str(each.formula)) in page
        assert f'href="{escape(each.of(office.qmr).url())}"' in page


def test_a_number_stands_against_its_goal(office, manager, monkeypatch):
    goal = Goal(Decimal(90), "at_least", Decimal(10), "at least 90 %", "/objectives/1")
    monkeypatch.setattr(declared, "_goal_finders", [lambda user, unit: {"dossiers_on_time": goal}])
    document = cases.procedure(office)
    make(office, document, [("dossier settled", 7, "kt"), ("dossier settled late", 14, "kt")])
    with frozen(ASKED_AT):
        page = manager.get("/figures/dossiers_on_time").content.decode()
    assert "50 %" in page and "1 of 2" in page and 'href="/objectives/1"' in page
    assert "misses the target" in page and "chart-target" in page and "is-late" in page
    assert [goal.tone_of(value) for value in (Decimal(90), Decimal(80), Decimal(79), None)] == [
        "good",
        "soon",
        "late",
        "plain",
    ]


def test_the_course_of_a_year_is_shown_by_its_months(office, manager):
    make(office, cases.procedure(office), [("dossier at the desk", 7, "kt"), ("dossier at the desk", 40, "kt")])
    with frozen(ASKED_AT):
        points = manager.get("/figures/dossiers_received").context["points"]
        quarters = manager.get("/figures/dossiers_received?from=2026-01-01&until=2026-03-31").context["points"]
    assert [(each.label, each.words) for each in points][5:8] == [
        ("month 1/2026", "1"),
        ("month 2/2026", "1"),
        ("month 3/2026", "0"),
    ]
    assert [each.label for each in points][-1] == "month 7/2026" and len(points) == 12
    assert [each.label for each in quarters][-2:] == ["quarter IV/2025", "quarter I/2026"]


def test_what_is_told_of_today_alone_has_no_course_and_no_period(office, manager):
    answer = manager.get("/figures/dossiers_late")
    page = answer.content.decode()
    assert answer.context["points"] == [] and 'name="from"' not in page and 'name="unit"' in page and "today" in page


UNREADABLE = {
    "from=2026-13-01": "from",
    "from=2026-05-01&until=2026-04-01": "until",
    "unit=nowhere": "unit",
    "unit=kt&unit=tp": "unit",
    "colour=red": "colour",
}


@pytest.mark.parametrize("page", ["/figures", "/figures/dossiers_received"])
@pytest.mark.parametrize("asked", UNREADABLE)
def test_what_cannot_be_read_is_told_and_nothing_is_counted(office, manager, page, asked):
    with frozen(ASKED_AT):
        answer = manager.get(f"{page}?{asked}")
    shown = answer.content.decode()
    assert answer.status_code == 422 and "data-refused" in shown and 'class="figure' not in shown
    assert list(answer.context["filter"].faults) == [UNREADABLE[asked]]
    assert not answer.context.get("groups") and "shown" not in answer.context and "table" not in answer.context


def test_what_is_left_out_is_the_year_that_runs_and_everything(office, manager):
    with frozen(ASKED_AT):
        answer = manager.get("/figures/dossiers_received?from=&until=&unit=")
    assert answer.status_code == 200 and answer.context["shown"]["period"] == "year 2026"


@pytest.mark.parametrize("address", ["nothing", "dossiers_on_time?part=best", "dossiers_received?part=hits"])
def test_there_is_no_such_figure_or_part(office, manager, address):
    assert manager.get(f"/figures/{address}").status_code == 404
