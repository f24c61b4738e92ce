"""The plan of 2026 as its document has it: every target, task, unit and date, counted against a copy made by hand."""

from datetime import date, timedelta
from decimal import Decimal
from io import StringIO

import pytest
from django.core.management import call_command

from fixtures.reference import load_reference
from fixtures.told import read
from processes.objectives.parts import Measurement
from processes.plan.dates import days_of_round, last_working_day_before, usual_rounds, working_days_before
from processes.plan.models import Plan
from processes.plan.seed import load_plan
from processes.plan.targets import counted, targets_of
from qms.evidence.links import links_of
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now
from qms.people.models import Unit
from qms.workdays.calendars import calendar_of
from tests.processes.cases.making import at
from tests.worlds import world

# place: (at least so many per cent, who answers for it, the unit over which it is measured)
TARGETS = {
    "a": ("100.01", "truongphong_vhxh", "vhxh"),
    "b": ("100.00", "chanhvp", "vp"),
    "c": ("100.00", "truongphong_vhxh", "vinhbao"),
    "d": ("100.01", "truongphong_kt", "kt"),
    "đ": ("100.00", "truongphong_vhxh", "vinhbao"),
    "e": ("100.00", "giamdoc_hcc", "hcc"),
    "f.1": ("90.00", "giamdoc_hcc", "hcc"),
    "f.2": ("90.00", "truongphong_vhxh", "vhxh"),
    "f.3": ("90.00", "truongphong_vhxh", "vhxh"),
}
LETTERS = {1: "a b c d đ", 2: "a b c", 3: "a b c d đ e", 4: "a b c", 5: "a b c d đ", 6: "a b", 7: "a b c d đ e"}
LEADS = {1: "vhxh", 2: "vp", 3: "hcc", 4: "vhxh", 5: "vhxh", 6: "kt", 7: "vhxh hcc"}
COOPERATING = {"1.a": "vp", "1.b": "vp", "1.d": "cong snc"}
FIELDS = [
    "Công tác chỉ đạo, điều hành",
    "Cải cách thể chế",
    "Cải cách thủ tục hành chính",
    "Cải cách tổ chức bộ máy",
    "Cải cách chế độ công vụ",
    "Cải cách tài chính công",
    "Xây dựng và phát triển chính quyền điện tử, chính quyền số",
]
# code: (to arrive before, last safe day, first and last day of the period)
ROUNDS = {
    "Q1": (date(2026, 3, 3), date(2026, 3, 2), date(2026, 1, 1), date(2026, 3, 31)),
    "6T": (date(2026, 6, 3), date(2026, 6, 2), date(2026, 1, 1), date(2026, 6, 30)),
    "Q3": (date(2026, 9, 3), date(2026, 8, 28), date(2026, 7, 1), date(2026, 9, 30)),
    "N": (date(2026, 12, 3), date(2026, 12, 2), date(2026, 1, 1), date(2026, 12, 31)),
}


@world
def loaded():
    """(plan, people) as an office begins with them, in January 2026."""
    with frozen(at(2026, 1, 12, 8, 30)):
        people = load_reference()
        units = {unit.code: unit for unit in Unit.objects.all()}
        return load_plan(read("plan-2026.toml"), by=people["thuky"], units=units), people


def test_every_task_stands_under_its_letter_in_its_field(loaded):
    plan, _people = loaded
    assert [field.name for field in plan.fields.all()] == FIELDS
    wanted = [f"{number}.{letter}" for number, letters in LETTERS.items() for letter in letters.split()]
    assert [item.place for item in plan.tasks] == wanted and len(wanted) == 30
    assert {item.field.number: item.field.name for item in plan.tasks} == dict(enumerate(FIELDS, 1))
    assert len({item.action.title for item in plan.tasks}) == 30


def test_every_task_has_the_units_that_the_document_names(loaded):
    plan, _people = loaded
    for item in plan.tasks:
        lead, *co_leads = LEADS[item.field.number].split()
        helping = {(each.unit.code, each.part) for each in item.action.units.select_related("unit")}
        named = {(code, "cooperates") for code in COOPERATING.get(item.place, "").split()}
        assert item.action.unit.code == lead, item.place
        assert helping == {(code, "co_leads") for code in co_leads} | named, item.place


def test_every_task_has_a_head_and_another_who_verifies_and_no_day_of_its_own(loaded):
    plan, people = loaded
    heads = {"vhxh": "truongphong_vhxh", "vp": "chanhvp", "hcc": "giamdoc_hcc", "kt": "truongphong_kt"}
    for item in plan.tasks:
        assert item.action.responsible == people[heads[item.action.unit.code]], item.place
        assert item.action.verifier == people["qmr"] and item.action.due_on is None and item.action.product == ""
        assert item.action.kind == "plan_task" and item.action.origin == plan


def test_the_rounds_and_their_days(loaded):
    plan, _people = loaded
    found = {
        each.code: (each.before, each.due_on, each.period_from, each.period_until) for each in plan.rounds_asked.all()
    }
    assert found == ROUNDS
    assert [each.label for each in plan.rounds_asked.all()] == ["Quý I", "6 tháng đầu năm", "Quý III", "Năm"]


@pytest.mark.parametrize("code", ROUNDS)
def test_the_last_safe_day_is_the_last_working_day_before_the_third(loaded, code):
    calendar = calendar_of(Unit.objects.get(code="vhxh"))
    before, due_on, *_period = ROUNDS[code]
    assert before.day == 3 and calendar.is_working(due_on) and due_on < before
    day = due_on + timedelta(days=1)
    while day < before:
        assert not calendar.is_working(day), day
        day += timedelta(days=1)
    assert last_working_day_before(before, calendar) == due_on


def test_the_usual_rounds_of_a_year_are_those_of_the_document(loaded):
    calendar, names = calendar_of(Unit.objects.get(code="vhxh")), ("before", "due_on", "period_from", "period_until")
    usual = {each["code"]: tuple(each[name] for name in names) for each in usual_rounds(2026, calendar)}
    assert usual == ROUNDS


def test_the_plan_is_an_unsigned_draft_by_the_decision_of_the_city(loaded):
    plan, people = loaded
    assert (plan.number, plan.year, plan.unit.code) == ("KH-CCHC-2026", 2026, "vhxh")
    assert plan.official_number == "" and plan.issued_on is None and "5256/QĐ-UBND" in plan.legal_basis
    assert plan.created_by == people["thuky"]


def test_loading_it_again_adds_nothing(loaded):
    plan, people = loaded
    units = {unit.code: unit for unit in Unit.objects.all()}
    assert load_plan(read("plan-2026.toml"), by=people["thuky"], units=units) == plan
    assert plan.items.filter(kind="task").count() == 30


def test_the_command_loads_the_plan_once(db):
    out = StringIO()
    with frozen(at(2026, 1, 12, 8, 30)):
        call_command("seed", "--plan", stdout=out)
        call_command("seed", "--plan", stdout=out)
    assert Plan.objects.get().created_by.username == "thuky"
    assert out.getvalue().count("KH-CCHC-2026") == 2


def test_every_target_is_an_objective_of_the_year(loaded):
    plan, people = loaded
    items = list(plan.items.filter(kind="target").select_related("objective__owner", "objective__unit"))
    assert [item.place for item in items] == list(TARGETS) and len({item.place[0] for item in items}) == 7
    for item in items:
        aim, owner, unit = TARGETS[item.place]
        objective = item.objective
        assert (str(objective.target), objective.direction, objective.measure) == (aim, "at_least", "percent"), (
            item.place
        )
        assert (objective.owner, objective.unit.code) == (people[owner], unit), item.place
        assert (objective.starts_on, objective.ends_on) == (date(2026, 1, 1), date(2026, 12, 31))
        assert objective in [each.target for each in links_of(plan)]
    assert [item.place for item in items if item.objective.indicator] == ["c", "đ"]


def test_the_page_tells_of_each_target_how_its_last_value_stands(loaded, client):
    plan, people = loaded
    measured = {"f.1": 90, "f.2": Decimal("89.99")}
    with recording(by=people["thuky"], act="measure"):
        for place, value in measured.items():
            objective = plan.items.get(kind="target", place=place).objective
            first, last = objective.starts_on, objective.ends_on
            Measurement.objects.create(objective=objective, first=first, last=last, value=value, taken_at=now())
    standings = {each.place: each.standing for each in targets_of(plan, people["thuky"])}
    wanted = dict.fromkeys(TARGETS, "unmeasured") | {"f.1": "on_course", "f.2": "at_risk"}
    assert standings == wanted
    assert [count for _words, _tone, count in counted(targets_of(plan, people["thuky"]))] == [1, 1, 7]
    client.force_login(people["thuky"], backend="django.contrib.auth.backends.ModelBackend")
    page = client.get(f"/plans/{plan.pk}").content.decode()
    assert all(item.objective.title in page for item in plan.items.filter(kind="target"))
    # A proposal is told to its own unit only.
    assert [each.place for each in targets_of(plan, people["congchuc3"])] == ["d"]


def test_no_file_of_a_plan_says_when_a_round_opens(loaded):
    """The document says before which day a report is due; what is counted back from it is counted by one rule."""
    plan, _people = loaded
    assert {name for each in read("plan-2026.toml")["rounds"] for name in each}.isdisjoint({"opens_on", "due_on"})
    for row in plan.rounds_asked.all():
        counted = days_of_round(row.before, plan.calendar)
        assert (row.due_on, row.opens_on) == (counted["due_on"], counted["opens_on"])
        assert working_days_before(row.due_on, 10, plan.calendar) == row.opens_on
    assert [f"{row.opens_on:%d/%m}" for row in plan.rounds_asked.order_by("opens_on")] == [
        "09/02",
        "19/05",
        "17/08",
        "17/11",
    ]
