"""The year turns: it is opened on its day, asks for each thing by a day, and is settled by what comes to be there."""

from datetime import date, datetime, timedelta
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.test import Client

from processes.years.handlers import open_the_coming_year, settle_what_is_there, warn_of_the_calendar
from processes.years.models import YearPreparation
from processes.years.needs import needs
from processes.years.next_year import last_day_a_year_later, words_a_year_later, working_day_a_year_later
from qms.acts.acts import acts_of, arrows_of
from qms.calendar.seen_moves import DeadlinesMove
from qms.inbox.doctor import examine
from qms.inbox.models import Notice
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now
from qms.lifecycle.door import create, perform
from qms.lifecycle.errors import RuleNotMet, WrongPerson, WrongState
from qms.lifecycle.models import Task
from qms.people.models import Holding, Post
from qms.workdays.models import CalendarYear, SpecialDay
from tests.audits.inspections import making as inspections
from tests.audits.programmes import making as programmes
from tests.audits.reviews import making as reviews
from tests.lifecycle.test_table import check
from tests.processes.communications import making as communications
from tests.processes.declarations import making as declarations
from tests.processes.measuring import making as measuring
from tests.processes.objectives import making as objectives
from tests.processes.training_plans import making as training_plans

from . import making

pytestmark = pytest.mark.django_db
ARROWS = {("under_way", "ready"), ("ready", "under_way"), ("under_way", "under_way")}
NEEDS = {"calendar", "plan", "programme", "objectives", "inspections", "review", "declaration", "training"} | {
    "communications",
    "measuring",
    "fitness",
}


@pytest.fixture(autouse=True)
def opening_day():
    with frozen(making.OPENING_DAY):
        yield


@pytest.fixture
def browser(office):
    client = Client()
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    return client


def needed(preparation):
    return {line.need for line in preparation.open_lines()}


def tasks(preparation):
    return Task.objects.about(preparation).open()


# ── The machine


def test_the_arrows_are_those_drawn():
    assert arrows_of(YearPreparation) == ARROWS


TABLE = {
    "under_way": {
        "settle": WrongPerson,
        "move_lines": WrongPerson,
        "leave_out": "under_way",
        "take_up": RuleNotMet,
        "complete": WrongPerson,
    },
    "ready": {
        "settle": WrongState,
        "move_lines": WrongState,
        "leave_out": WrongState,
        "take_up": "under_way",
        "complete": WrongState,
    },
}


@pytest.mark.both_databases
@pytest.mark.parametrize("state", TABLE)
@pytest.mark.parametrize("act", acts_of(YearPreparation))
def test_state_by_act(office, state, act):
    record = making.IN_STATE[state](office)
    values = {"line": record.lines.first().pk} | making.REASON if act in ("leave_out", "take_up") else {}
    check(record, act, office.qmr, values, TABLE[state][act])


# ── It is opened


def test_the_clock_opens_the_coming_year_on_its_day_and_once(office):
    with frozen(making.OPENING_DAY - timedelta(days=1)):
        assert open_the_coming_year(now()) == 0
    open_the_coming_year(now())
    open_the_coming_year(now())
    preparation = YearPreparation.objects.get()
    assert (preparation.year, preparation.unit, needed(preparation)) == (2027, office.units["vinhbao"], NEEDS)


NEW_YEAR = datetime(2026, 2, 2, 8, 0, tzinfo=making.ZONE)


def test_a_year_whose_opening_was_missed_is_opened_late_once_and_says_so(office, browser):
    with frozen(datetime(2025, 10, 1, 8, 0, tzinfo=making.ZONE)):
        post = Post.objects.get(kind="quality_manager")
        with recording(by=office.system, act="set_up"):
            Holding.objects.create(post=post, person=office.thuky, since=date(2025, 10, 1))
    with frozen(NEW_YEAR):
        open_the_coming_year(now())
        open_the_coming_year(now())
        preparation = YearPreparation.objects.get()
        html = browser.get(f"/years/{preparation.pk}").content.decode()
    assert preparation.year == 2026 and tasks(preparation).exists()
    assert "02/02/2026" in html and "15/10/2025" in html


def test_an_office_that_began_after_the_opening_day_missed_nothing(office):
    with frozen(NEW_YEAR):
        assert open_the_coming_year(now()) == 0
    assert not YearPreparation.objects.exists()


def test_a_year_that_was_opened_in_time_says_nothing_of_it(office):
    open_the_coming_year(now())
    assert YearPreparation.objects.get().opened_late() is None
    assert making.under_way(office, year=2026).opened_late() is None  # opened by a person, who knows why


def test_the_administrator_who_is_asked_for_the_calendar_sees_the_year(office):
    assert making.under_way(office).is_visible_to(office.quantri)


def test_each_line_is_a_task_with_a_day_of_somebody_there(office):
    preparation = making.under_way(office)
    asked = list(tasks(preparation))
    assert len(asked) == len(NEEDS)
    posts = {preparation.lines.get(pk=task.part_id).need: task.post for task in asked}
    others = dict.fromkeys(NEEDS - {"calendar"}, "quality_manager")
    assert posts == others | {"calendar": "administrator"}  # whoever is asked can do it: others enter no days off
    assert {task.unit for task in asked} == {office.units["vinhbao"]}
    days = {task.detail: task.due_at.date() for task in asked}
    # 20/12/2026 is a Sunday: by that day is never after it.
    assert days[str(preparation.lines.get(need="programme"))] == date(2026, 12, 18)


def test_an_office_that_had_a_plan_is_asked_to_close_it(office):
    making.plan(office, year=2026)
    preparation = making.under_way(office)
    assert needed(preparation) == NEEDS | {"plan_closed"}


def test_a_year_is_prepared_once(office):
    making.under_way(office)
    with pytest.raises(RuleNotMet):
        making.under_way(office)


def test_an_official_without_the_post_opens_no_year(office):
    with pytest.raises(WrongPerson):
        create(YearPreparation, by=office.congchuc1, unit=office.units["vinhbao"], year=2027)


# ── It is settled


THINGS = {
    "plan": making.plan,
    "programme": lambda office: programmes.programme(office, year=2027),
    "review": lambda office: reviews.review(
        office, since=date(2026, 12, 1), until=date(2027, 11, 30), planned_on=date(2027, 12, 8)
    ),
    "inspections": lambda office: inspections.round_(
        office, since=date(2027, 1, 1), until=date(2027, 6, 30), opens_on=date(2027, 7, 1), due_on=date(2027, 7, 9)
    ),
    "objectives": lambda office: objectives.objective(office, starts_on=date(2027, 1, 1), ends_on=date(2027, 12, 31)),
    "declaration": making.declared,
    "training": lambda office: training_plans.draft(office, year=2027),
    "communications": lambda office: communications.planned(office, year=2027),
    "measuring": lambda office: measuring.followed(office, year=2027),
    "fitness": making.judged,
    "calendar": lambda office: create(
        CalendarYear, by=office.quantri, year=2027, announced=True, announcement="Thông báo 2027", reason="Đã công bố"
    ),
}


@pytest.mark.parametrize("need", THINGS)
def test_a_line_is_settled_by_what_comes_to_be_there(office, need):
    preparation = making.under_way(office)
    line = preparation.lines.get(need=need)
    THINGS[need](office)
    preparation.refresh_from_db()
    assert needed(preparation) == NEEDS - {need}
    assert not tasks(preparation).filter(part_id=line.pk).exists()
    assert tasks(preparation).count() == len(NEEDS) - 1


def test_every_need_that_is_declared_is_tried_here():
    assert {each.name for each in needs()} == {*THINGS, "plan_closed"}


def test_the_declaration_is_the_record_of_it_and_nobody_enters_it_beside_that(office, browser):
    preparation = making.under_way(office)
    assert 'href="/declarations"' in browser.get(f"/years/{preparation.pk}").text
    assert browser.get(f"/years/{preparation.pk}/publish").status_code == 404
    declaration = making.declared(office)
    html = browser.get(f"/years/{preparation.pk}").text
    assert f"/declarations/{declaration.pk}" in html and needed(preparation) == NEEDS - {"declaration"}


def test_the_declaration_of_another_year_settles_nothing(office):
    preparation = making.under_way(office)
    declarations.published(office)
    assert needed(preparation) == NEEDS


def test_a_day_off_moves_the_lines_of_a_year_back_and_nothing_else(office):
    preparation = making.under_way(office)
    plan, programme = (preparation.lines.get(need=need) for need in ("plan", "programme"))
    assert (plan.due_on, programme.due_on) == (date(2026, 12, 31), date(2026, 12, 18))
    given = {"day": date(2026, 12, 31), "kind": "unit_closed", "name": "Bão", "reason": "Bão"}
    with transaction.atomic(), pytest.raises(DeadlinesMove) as shown:
        create(SpecialDay, by=office.quantri, **given)
    create(SpecialDay, by=office.quantri, seen=shown.value.digest, **given)
    plan.refresh_from_db()
    programme.refresh_from_db()
    assert (plan.due_on, programme.due_on) == (date(2026, 12, 30), date(2026, 12, 18))
    assert tasks(preparation).get(part_id=plan.pk).due_at.date() == plan.due_on


def test_what_is_there_before_is_not_asked_for(office):
    making.plan(office)
    assert needed(making.under_way(office)) == NEEDS - {"plan"}


def test_the_plan_of_another_year_settles_nothing(office):
    preparation = making.under_way(office)
    making.plan(office, year=2026)
    preparation.refresh_from_db()
    assert needed(preparation) == NEEDS


def test_the_year_is_ready_with_its_last_line_and_waits_for_nobody(office):
    preparation = making.without(office, *(NEEDS - {"plan"}))
    assert preparation.state == "under_way"
    making.plan(office)
    preparation.refresh_from_db()
    assert preparation.state == "ready" and not tasks(preparation).exists()


def test_what_was_left_out_is_taken_up_again_and_asked_for(office):
    preparation = making.ready(office)
    preparation.refresh_from_db()
    assert preparation.state == "ready"
    line = preparation.lines.get(need="review")
    preparation = perform(preparation.take_up, by=office.qmr, line=line.pk, reason="Vẫn cần")
    assert [task.part_id for task in tasks(preparation)] == [line.pk]
    with pytest.raises(ValidationError):
        perform(preparation.take_up, by=office.qmr, line=preparation.lines.get(need="plan").pk + 99, reason="Lại")


def test_the_clock_settles_what_came_in_another_way(office, monkeypatch):
    preparation = making.under_way(office)
    monkeypatch.setattr("processes.years.handlers.needs", lambda: [])
    making.plan(office)
    assert settle_what_is_there(now()) == 1
    preparation.refresh_from_db()
    assert needed(preparation) == NEEDS - {"plan"}


# ── From last year's


def test_words_and_days_go_a_year_on(office):
    unit = office.units["vinhbao"]
    assert words_a_year_later("KH năm 2026, số 2026/QĐ, 12026", 2026) == "KH năm 2027, số 2027/QĐ, 12026"
    saturday = date(2026, 2, 20)  # a Friday; a year later a Saturday
    assert working_day_a_year_later(saturday, unit) == date(2027, 2, 22)
    assert last_day_a_year_later(saturday, unit) == date(2027, 2, 19)


def begin_link(browser, preparation, need):
    html = browser.get(f"/years/{preparation.pk}").content.decode()
    addresses = [part.split('"')[0].replace("&amp;", "&") for part in html.split('href="')[1:]]
    return next(each for each in addresses if f"/{need}/new?" in each)


def test_the_programme_is_begun_from_last_years_with_its_lines(office, browser):
    last = programmes.covered(office, year=2026, purpose="Chương trình năm 2026")
    link = begin_link(browser, making.under_way(office), "audit-programmes")
    form = browser.get(link).context["form"]
    assert form["year"].value() == "2027" and form["purpose"].value() == "Chương trình năm 2027"
    sent = {"unit": "vinhbao", "year": "2027", "purpose": "Như năm trước", "copy": last.pk, "whole-form": "1"}
    browser.post("/audit-programmes/new", sent)
    new = type(last).objects.get(year=2027)
    lines = [[(str(row), row.month) for row in each.entries.order_by("pk")] for each in (last, new)]
    assert lines[0] == lines[1] and lines[0]
    assert [str(row) for row in new.absences.all()] == [str(row) for row in last.absences.all()]


FROM_LAST_YEAR = {
    "plans": (lambda office: making.plan(office, year=2026, title="KH năm 2026"), {"title": "KH năm 2027"}),
    "management-reviews": (
        lambda office: reviews.review(office, title="Xem xét 2026", planned_on=date(2026, 12, 10)),
        {"title": "Xem xét 2027", "planned_on": date(2027, 12, 10)},
    ),
    "self-inspections/rounds": (
        lambda office: inspections.round_(
            office, name="Tự kiểm tra 2026", since=date(2026, 1, 1), until=date(2026, 12, 31)
        ),
        {"name": "Tự kiểm tra 2027", "until": date(2027, 12, 31)},
    ),
    "objectives": (
        lambda office: objectives.objective(office, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31)),
        {"starts_on": date(2027, 1, 1), "ends_on": date(2027, 12, 31)},
    ),
}


@pytest.mark.parametrize("collection", FROM_LAST_YEAR)
def test_the_form_is_filled_in_from_last_years(office, browser, collection):
    make, wanted = FROM_LAST_YEAR[collection]
    make(office)
    form = browser.get(begin_link(browser, making.under_way(office), collection)).context["form"]
    assert {name: form[name].value() for name in wanted} == wanted


def test_what_a_person_may_not_see_fills_in_nothing(office, browser):
    assert browser.get("/audit-programmes/new?after=999999").status_code == 404
    assert browser.get("/audit-programmes/new?after=x").status_code == 200


# ── The calendar


def test_the_administrator_is_told_once_that_the_calendar_is_not_announced(office):
    with frozen(datetime(2026, 9, 30, 8, 0, tzinfo=making.ZONE)):
        assert warn_of_the_calendar(now()) == 0
    assert (warn_of_the_calendar(now()), warn_of_the_calendar(now())) == (1, 0)
    assert Notice.objects.filter(person=office.quantri, url="/calendar/years/2027").count() == 1


def found_by_the_doctor():
    return next(each for each in examine() if str(each.subject) in ("Working calendar", "Lịch làm việc"))


def test_the_doctor_asks_for_the_calendar_of_the_coming_year(office):
    for year in (2026, 2027):
        assert "2027" in found_by_the_doctor().says
        values = {"announced": True, "announcement": "Thông báo", "reason": "Đã công bố"}
        create(CalendarYear, by=office.quantri, year=year, **values)
    assert found_by_the_doctor().well


def test_a_preparation_names_its_line_even_when_no_slice_declares_it_any_more(office):
    line = SimpleNamespace(**vars(making.under_way(office).lines.first()))
    assert YearPreparation.lines.rel.related_model(need="gone", due_on=line.due_on).__str__() == "gone"
