"""The plan: its acts state by state, the tasks in it, its numbers, and how a spreadsheet comes in."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.translation import override

from processes.actions.models import Action
from processes.plan import rules
from processes.plan.annex.cells import day_meant
from processes.plan.annex.rows import read_annex
from processes.plan.annex.template import template_workbook
from processes.plan.models import Plan
from processes.plan.numbering import position_of, tidy
from processes.plan.overview import Overview
from processes.plan.plan_progress import tasks_of, words_of
from processes.plan.states import PlanState, Standing
from qms.acts.acts import acts_of
from qms.evidence.attachments import attachments_of
from qms.ledger.now import frozen, today
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson, WrongState
from tests.lifecycle.test_table import check, tried
from tests.processes.actions import making as actions
from tests.processes.cases.making import at, refusing
from tests.processes.plan import making as plans
from tests.processes.plan.making import HCC, KT, VHXH, workbook


@pytest.fixture(autouse=True)
def in_english(settings):
    """Sentences are looked for as they are written in the program."""
    settings.LANGUAGE_CODE = "en"
    with override("en"):
        yield


IN_MAY = at(2026, 5, 4, 9, 0)
TASK = {"field": 2, "title": "Rà soát văn bản"}
ISSUE = {"official_number": "12/KH-UBND", "issued_on": date(2026, 1, 9)}
ACTS = {
    "note_issue": ("truongphong", lambda office: ISSUE),
    "add_task": ("truongphong", lambda office: TASK | {"unit": office.units["kt"]}),
    "take_in_annex": ("truongphong", lambda office: {"file": workbook(["2.7", "Việc mới", KT])}),
    "carry_over": ("qmr", lambda office: {"tasks": []}),
    "close": ("qmr", lambda office: plans.REASON),
    "move_rounds": ("qmr", lambda office: {"days": []}),
}
TABLE = {
    "running": {
        "note_issue": "running",
        "add_task": "running",
        "take_in_annex": "running",
        "carry_over": RuleNotMet,
        "close": RuleNotMet,
        "move_rounds": WrongPerson,
    },
    "running, nothing left": {
        "note_issue": "running",
        "add_task": "running",
        "take_in_annex": "running",
        "carry_over": RuleNotMet,
        "close": "closed",
        "move_rounds": WrongPerson,
    },
    "closed": {},
}
IN_STATE = {
    "running": plans.plan,
    "running, nothing left": lambda office: plans.plan(office, tasks=[], rounds=[]),
    "closed": plans.closed_plan,
}


def test_the_table_is_complete():
    assert ACTS.keys() == acts_of(Plan).keys()
    assert {state.partition(",")[0] for state in TABLE} == set(PlanState)


@pytest.mark.both_databases
@pytest.mark.parametrize("state", TABLE)
def test_plan(office, state):
    plan = IN_STATE[state](office)
    for act, (who, values) in ACTS.items():
        with tried(act):
            check(plan, act, getattr(office, who), values(office), TABLE[state].get(act, WrongState))


def test_strangers_keep_no_plan(office):
    plan = plans.plan(office)
    with refusing(WrongPerson, rules.keeps_plan):
        perform(plan.note_issue, by=office.congchuc3, **ISSUE)
    with refusing(WrongPerson):
        create(Plan, by=office.congchuc1, title="Khác", year=2027, unit=office.units["vhxh"])


# ── Tasks


def test_a_task_is_an_action_of_the_head_verified_by_the_quality_manager(office):
    plan = plans.plan(office)
    item = plan.items.get(place="3.b")
    assert (item.action.responsible, item.action.verifier) == (office.giamdoc, office.qmr)
    assert (item.action.kind, item.action.due_on, item.action.origin) == ("plan_task", None, plan)


def test_where_the_quality_manager_heads_the_unit_top_management_verifies(office):
    from qms.ledger.entry import recording

    with recording(by=office.system, act="set_up"):
        office._hold("qmr", office.units["kt"], "unit_head")
        left = office.holdings["truongkt", "unit_head"]
        left.until = today() - timedelta(days=1)
        left.save()
    plan = perform(plans.plan(office).add_task, by=office.truongphong, unit=office.units["kt"], **TASK)
    action = plan.items.get(place="2.1").action
    assert (action.responsible, action.verifier) == (office.qmr, office.chutich)


def test_places_stand_in_the_order_of_the_document():
    assert sorted(["1.đ", "1.e", "2.a", "1.d", "1.d.2", "1.d.1", "1.3", "1.a"], key=position_of) == [
        "1.a",
        "1.d",
        "1.d.1",
        "1.d.2",
        "1.đ",
        "1.e",
        "1.3",
        "2.a",
    ]
    assert [tidy(text) for text in ("3 b)", "II.3.b", "3.B.", "3.b")] == ["3.b"] * 4


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"field": 9}, "no field 9"),
        ({"place": "1.c"}, "2.b"),
        ({"place": "x"}, "2.b"),
        ({"field": 1, "place": "1.a"}, "taken"),
    ],
)
def test_a_task_needs_its_place(office, values, said):
    plan = plans.plan(office)
    with refusing(ValidationError) as refusal:
        perform(plan.add_task, by=office.truongphong, **(TASK | {"unit": office.units["kt"]} | values))
    assert said in str(refusal.value)


# ── How tasks stand


def plan_with_every_standing(office):
    """As of 04/05/2026: tasks in every standing; two of them on their very day, one of them still to be verified."""
    days = {
        "1.4": date(2026, 4, 20),
        "1.5": date(2026, 5, 4),
        "1.1": date(2026, 4, 30),
        "1.2": date(2026, 4, 10),
        "1.3": date(2026, 4, 30),
        "2.1": date(2026, 5, 18),
        "2.2": date(2026, 6, 10),
        "2.3": date(2026, 6, 10),
        "3.1": date(2026, 12, 31),
        "3.2": None,
        "3.3": date(2026, 12, 31),
    }
    units = {"1": "vhxh", "2": "kt", "3": "hcc"}
    tasks = [
        {
            "field": int(place[0]),
            "place": place,
            "title": f"Việc {place}",
            "unit": office.units[units[place[0]]],
            "due_on": day,
        }
        for place, day in days.items()
    ]
    with frozen(at(2026, 4, 1, 9, 0)):
        plan = plans.plan(office, tasks=tasks)
        action = {item.place: item.action for item in plan.tasks}
        for place in ("1.1", "1.2", "1.4", "2.1", "2.3"):
            action[place] = perform(action[place].start, by=action[place].responsible)
    with frozen(at(2026, 4, 20, 9, 0)):
        for place in ("1.1", "1.2", "1.4"):
            action[place] = perform(action[place].report_done, by=action[place].responsible, **actions.NO_FILE)
        for place in ("1.1", "1.4"):
            perform(action[place].accept, by=action[place].verifier)
        perform(action["3.3"].cancel, by=office.qmr, **plans.REASON)
    return plan


STANDINGS = {
    "1.1": "done_on_time",
    "1.2": "done_late",
    "1.3": "late",
    "1.4": "done_on_time",
    "1.5": "at_risk",
    "2.1": "at_risk",
    "2.2": "at_risk",
    "2.3": "not_yet_due",
    "3.1": "not_yet_due",
    "3.2": "undated",
    "3.3": "dropped",
}


def test_every_task_has_exactly_one_standing(office):
    with frozen(IN_MAY):
        plan = plan_with_every_standing(office)
        found = {each.plan_item.place: each.standing_now for each in tasks_of(plan, office.qmr)}
        words = {each.plan_item.place: str(words_of(each)) for each in tasks_of(plan, office.qmr)}
    assert found == STANDINGS
    assert words["2.2"] == "Not started" and words["2.1"] == "Under way" and words["1.3"] == "Late, not done"


def test_a_risk_is_a_near_day_or_a_day_not_far_and_nothing_begun(office):
    with frozen(IN_MAY):
        plan = plan_with_every_standing(office)
        begun = plan.items.get(place="2.2").action
        perform(begun.start, by=begun.responsible)
        assert tasks_of(plan, office.qmr).get(pk=begun.pk).standing_now == Standing.NOT_YET_DUE


def test_the_numbers_of_the_page(office):
    with frozen(IN_MAY):
        overview = Overview(plan_with_every_standing(office), office.qmr)
        assert (overview.whole.total, overview.whole.counting().count, overview.whole.done) == (11, 10, 3)
        assert overview.whole.share_done() == 30
        assert overview.awaiting.count == 1 and overview.of_all() == 11
        assert [row.total for row in overview.by_field()] == [5, 3, 3]
        assert [row.label for row in overview.by_person()] == ["Truongphong", "Truongkt", "Giamdoc"]


def test_every_number_opens_the_list_of_what_it_counts(office, client):
    """The page is read as a person would: each number with an address is compared with the lines found there."""
    import re

    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    with frozen(IN_MAY):
        plan = plan_with_every_standing(office)
        perform_beside(office, plan)
        page = client.get(f"/plans/{plan.pk}").content.decode()
        links = set(re.findall(rf'href="(/plans/{plan.pk}/tasks[^"]*)"[^>]*>(?:<b>)?(\d+)<', page))
        assert len(links) > 30
        for url, number in links:
            rows = client.get(url.replace("&amp;", "&")).content.decode()
            assert rows.count('data-label="Place"') == int(number), url


def perform_beside(office, plan):
    """A task given from the page of actions: it has no place in the document."""
    given = {"kind": "plan_task", "origin": plan, "unit": office.units["kt"], "title": "Việc ngoài phụ lục"}
    create(Action, by=office.truongphong, responsible=office.congchuc3, verifier=office.qmr, **given)


def test_a_planted_difference_would_be_seen(office, client):
    """The list is narrowed by the very annotation that is counted: another day changes both."""
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    with frozen(IN_MAY):
        plan = plan_with_every_standing(office)
    with frozen(at(2026, 7, 1, 9, 0)):
        late = Overview(plan, office.qmr).whole.late()
        assert late.count == 5
        assert client.get(late.url).content.decode().count('data-label="Place"') == 5


def test_who_sees_less_is_told_so(office, client):
    with frozen(IN_MAY):
        plan = plan_with_every_standing(office)
        client.force_login(office.congchuc3, backend="django.contrib.auth.backends.ModelBackend")
        page = client.get(f"/plans/{plan.pk}").content.decode()
    assert Overview(plan, office.congchuc3).whole.total == 3
    assert "8 tasks of other units are not among them" in page


def test_the_page_asks_no_more_for_more_tasks(office, client, django_assert_max_num_queries):
    plan = plans.plan(office)
    rows = [[f"2.{number}", f"Việc {number}", KT] for number in range(1, 25)]
    perform(plan.take_in_annex, by=office.truongphong, file=workbook(*rows))
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    client.get(f"/plans/{plan.pk}")
    with django_assert_max_num_queries(40):
        client.get(f"/plans/{plan.pk}")
    with django_assert_max_num_queries(20):
        assert client.get(f"/plans/{plan.pk}/tasks").content.decode().count('data-label="Place"') == 27


def test_an_annex_moves_a_day_to_a_sooner_one_too(office):
    plan = plans.plan(office)
    item = plan.items.filter(kind="task").first()
    for days in (60, 30):
        day = today() + timedelta(days=days)
        row = [item.place, item.action.title, str(item.action.unit), "", f"{day:%d/%m/%Y}", ""]
        perform(plan.take_in_annex, by=office.qmr, file=workbook(row))
        item.action.refresh_from_db()
        assert item.action.due_on == day
    assert item.action.history.first().act == "bring_forward"


def test_the_list_as_a_workbook_has_the_same_rows(office, client):
    from io import BytesIO

    from openpyxl import load_workbook

    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    with frozen(IN_MAY):
        plan = plan_with_every_standing(office)
        answer = client.get(f"/plans/{plan.pk}/tasks.xlsx?standing=at_risk")
    sheet = load_workbook(BytesIO(b"".join(answer.streaming_content))).worksheets[0]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["1.5", "2.1", "2.2"]


# ── The annex


@pytest.mark.parametrize(
    ("value", "day"),
    [
        (datetime(2026, 6, 30), date(2026, 6, 30)),
        ("30/06/2026", date(2026, 6, 30)),
        ("6/2026", date(2026, 6, 30)),
        ("Tháng 02/2026", date(2026, 2, 28)),
        ("Quý II", date(2026, 6, 30)),
        ("Quý IV/2026", date(2026, 12, 31)),
        ("quý 1 năm 2027", date(2027, 3, 31)),
        ("Năm 2026", date(2026, 12, 31)),
        ("Thường xuyên", date(2026, 12, 31)),
        ("31/02/2026", None),
        ("13/2026", None),
        ("sớm", None),
    ],
)
def test_a_day_as_offices_write_it(value, day):
    assert day_meant(value, 2026) == day


def test_new_rows_become_tasks_and_known_ones_get_day_product_and_units(office):
    with frozen(IN_MAY):
        plan = plans.plan(office)
        file = workbook(
            [1, "Chỉ đạo, điều hành"],
            ["1.a", "Lời khác", VHXH, KT, date(2026, 6, 30), "Kế hoạch"],
            ["1.a.1", "Việc cụ thể", f"{KT}; {HCC}", VHXH, "Quý III", "Báo cáo"],
            above=[["PHỤ LỤC"], []],
        )
        perform(plan.take_in_annex, by=office.truongphong, file=file)
        known, new = (plan.items.get(place=place).action for place in ("1.a", "1.a.1"))
    assert (known.title, known.due_on, known.product) == ("Lập kế hoạch chi tiết", date(2026, 6, 30), "Kế hoạch")
    assert [(each.unit, each.part) for each in known.units.all()] == [(office.units["kt"], "cooperates")]
    assert (new.responsible, new.due_on, new.product) == (office.truongkt, date(2026, 9, 30), "Báo cáo")
    parts = {(each.unit.code, each.part) for each in new.units.select_related("unit")}
    assert parts == {("hcc", "co_leads"), ("vhxh", "cooperates")}
    assert attachments_of(plan).get().purpose == "annex"


def test_the_same_workbook_twice_adds_nothing(office):
    def rows():
        return workbook(
            ["1.a", "", "", KT, date(2026, 6, 30), "Kế hoạch"], ["2.1", "Việc mới", KT, "", "Quý III", "'-"]
        )

    with frozen(IN_MAY):
        plan = plans.plan(office)
        perform(plan.take_in_annex, by=office.truongphong, file=rows())
        before = [(each.pk, each.sequence) for each in Action.objects.order_by("pk")]
        assert [row.verdict() for row in read_annex(plan, rows())] == ["same", "same"]
        perform(plan.take_in_annex, by=office.truongphong, file=rows())
    assert [(each.pk, each.sequence) for each in Action.objects.order_by("pk")] == before
    assert attachments_of(plan).count() == 1


def test_the_workbook_to_fill_in_changes_nothing_as_it_is(office):
    from django.core.files.uploadedfile import SimpleUploadedFile

    with frozen(IN_MAY):
        plan = plan_with_every_standing(office)
        file = SimpleUploadedFile("mau.xlsx", template_workbook(plan, office.truongphong))
        rows = read_annex(plan, file)
    assert {row.verdict() for row in rows} == {"same"} and rows[0].place == "1.1"


FAULTY = [
    (["abc", "Việc", KT], "no place in the plan"),
    (["9.a", "Việc", KT], "no field 9"),
    (["2.7", "", KT], "what is to be done"),
    (["2.7", "Việc"], "unit in charge"),
    (["2.7", "Việc", "Phòng Lạ"], "“Phòng Lạ” is no unit"),
    (["2.7", "Việc", KT, "Sở Lạ"], "“Sở Lạ” is no unit"),
    (["2.7", "Việc", "Ủy ban nhân dân xã Vĩnh Bảo"], "Nobody heads"),
    (["2.7", "Việc", KT, "", "sớm"], "“sớm” is no day"),
    (["2.7", "Việc", KT, "", date(2026, 5, 1)], "has passed"),
    (["2.7", "V" * 501, KT], "longer than 500"),
    (["2.7", "Việc", KT, "", "", "S" * 301], "longer than 300"),
    (["1.a", "", KT], "is led by"),
    (["3.3", "", "", "", "", "Sản phẩm"], "changes no more"),
]


@pytest.mark.parametrize(("row", "said"), FAULTY, ids=[said for _row, said in FAULTY])
def test_a_faulty_row_is_told_in_a_sentence_and_nothing_is_half_taken_in(office, row, said):
    with frozen(IN_MAY):
        plan = plan_with_every_standing(office)
        perform(plan.add_task, by=office.truongphong, place="1.a", field=1, title="Có sẵn", unit=office.units["vhxh"])
        before = [(each.pk, each.sequence) for each in Action.objects.order_by("pk")]
        rows = read_annex(plan, workbook(["2.9", "Việc đúng", KT], row))
        assert [bool(each.faults) for each in rows] == [False, True]
        assert said in " ".join(rows[1].faults)
        with refusing(ValidationError) as refusal:
            perform(plan.take_in_annex, by=office.truongphong, file=workbook(["2.9", "Việc đúng", KT], row))
    assert said in str(refusal.value) and "Row 3" in str(refusal.value)
    assert [(each.pk, each.sequence) for each in Action.objects.order_by("pk")] == before


def test_a_place_stands_in_a_workbook_once(office):
    rows = read_annex(plans.plan(office), workbook(["2.1", "Một", KT], ["2.1", "Hai", KT]))
    assert "stands in row 2 already" in rows[1].faults[0]


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (lambda: workbook(heads=["TT", "Nhiệm vụ"]), "Đơn vị chủ trì, Đơn vị phối hợp, Thời hạn, Sản phẩm"),
        (lambda: workbook(), "No task was found"),
        (lambda: broken(), "can't be read"),
    ],
)
def test_a_workbook_that_is_none_is_refused(office, file, said):
    with refusing(ValidationError) as refusal:
        perform(plans.plan(office).take_in_annex, by=office.truongphong, file=file())
    assert said in str(refusal.value)


def broken():
    """A package with the right name inside and nothing that a workbook needs."""
    import zipfile
    from io import BytesIO

    from django.core.files.uploadedfile import SimpleUploadedFile

    written = BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr("xl/workbook.xml", "<workbook/>")
    return SimpleUploadedFile("hong.xlsx", written.getvalue())


def test_upload_preview_confirm(office, client):
    import re

    plan = plans.plan(office)
    client.force_login(office.truongphong, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/plans/{plan.pk}/annex"
    faulty = client.post(address, {"file": workbook(["2.7", "Việc", "Phòng Lạ"])})
    assert faulty.status_code == 422 and escape("“Phòng Lạ” is no unit of the organisation.") in faulty.content.decode()
    assert 'name="confirm"' not in faulty.content.decode()
    preview = client.post(address, {"file": workbook(["2.7", "Việc mới", KT])}).content.decode()
    assert "Việc mới" in preview and plan.items.count() == 3
    handed_on = re.search(r'name="workbook" value="([^"]+)"', preview)[1]
    answer = client.post(address, {"workbook": handed_on, "name": "phu-luc.xlsx", "confirm": "1"})
    assert answer["Location"] == f"/plans/{plan.pk}" and plan.items.count() == 4
    client.post(address, {"workbook": handed_on, "name": "phu-luc.xlsx", "confirm": "1"})
    assert plan.items.count() == 4


def test_a_stranger_previews_nothing(office, client):
    plan = plans.plan(office)
    client.force_login(office.congchuc3, backend="django.contrib.auth.backends.ModelBackend")
    answer = client.post(f"/plans/{plan.pk}/annex", {"file": workbook(["2.7", "Việc mới", KT])})
    assert answer.status_code == 403 and plan.items.count() == 3


def test_product_and_units_are_named_by_whoever_owns_the_plan(office):
    action = plans.plan(office).items.get(place="3.b").action
    with refusing(WrongPerson):
        perform(action.specify, by=action.responsible, product="Danh mục")
    named = perform(action.specify, by=office.truongphong, product="Danh mục", cooperating=[office.units["kt"]])
    assert (named.product, named.units.get().unit) == ("Danh mục", office.units["kt"])


def test_a_plan_by_hand_gets_the_usual_rounds(office, client):
    client.force_login(office.truongphong, backend="django.contrib.auth.backends.ModelBackend")
    with frozen(at(2027, 1, 5, 9, 0)):
        page = client.get("/plans/new").content.decode()
        assert "fields_of_reform" in page
        given = {"title": "Kế hoạch 2027", "year": 2027, "unit": "vhxh", "fields_of_reform": "Thể chế\n\nThủ tục\n"}
        client.post("/plans/new", given | {"whole-form": "1"})
    plan = Plan.objects.get(year=2027)
    assert [field.name for field in plan.fields.all()] == ["Thể chế", "Thủ tục"]
    assert [each.due_on for each in plan.rounds_asked.all()] == [
        date(2027, 3, 2),
        date(2027, 6, 2),
        date(2027, 9, 2),  # this test's office knows no holidays
        date(2027, 12, 2),
    ]
