"""Whatever somebody is asked for has a usual time with its source, and a due moment from the day it opens."""

from datetime import datetime

import pytest
from django.apps import apps
from django.db import transaction

from qms.acts.acts import acts_of
from qms.calendar.seen_moves import DeadlinesMove
from qms.ledger.now import frozen
from qms.lifecycle.door import create, perform
from qms.lifecycle.flows import _flows, works
from qms.lifecycle.models import Task
from qms.workdays.calendars import calendars
from qms.workdays.line import ZONE
from qms.workdays.models import SpecialDay, UsualTimeRow
from qms.workdays.usual_time_rows import work_words
from qms.workdays.usual_times import shipped, shipped_of
from tests.access.addresses import names_of_all_urls
from tests.access.world import make_world, populated_office
from tests.documents.controlled import making

MONDAY = datetime(2026, 3, 9, 10, 20, tzinfo=ZONE)
SAID = {"days": 2, "source": "house", "ground": "QĐ 12/QĐ-UBND", "holder": 0, "unit_head": 1, "top_management": 2}


def test_all_work_that_somebody_is_asked_for_has_a_usual_time_with_its_source():
    without = [work for work in works() if not (shipped(work) and shipped(work).ground)]
    assert without == [], "name it in the usual_times.toml of its slice"


def test_no_usual_time_is_of_work_that_there_is_not():
    known = {}
    for model in _flows:  # a slice may have several records
        known.setdefault(model._meta.app_label, set()).update(acts_of(model))
    named = {app.label: set(shipped_of(app.label)) for app in apps.get_app_configs() if shipped_of(app.label)}
    assert {app: acts - known.get(app, set()) for app, acts in named.items() if acts - known.get(app, set())} == {}


def test_lateness_never_climbs_past_somebody():
    for work in works():
        time = shipped(work)
        assert time.days >= 1 and time.holder <= time.unit_head <= time.top_management, work


def test_every_piece_of_work_has_words():
    assert [work for work in works() if work_words(work) == work] == []


def test_every_task_of_a_busy_office_has_a_due_moment(db):
    names_of_all_urls()  # the record types are known once the addresses are
    make_world(populated_office())
    waiting = Task.objects.open().exclude(person__is_system=True)
    assert waiting.filter(by_usual_time=True).count() > 5 and waiting.filter(by_usual_time=False).exists()
    assert [f"{each.subject}: {each.verb}" for each in waiting.filter(due_at=None)] == []


def test_it_is_due_at_the_closing_of_the_last_day(office):
    with frozen(MONDAY):
        (task,) = Task.objects.about(making.draft(office)).open()
    assert task.by_usual_time and shipped("controlled.submit").days == 15
    assert task.due_at == datetime(2026, 3, 30, 17, 0, tzinfo=ZONE)


def test_a_day_off_moves_it_and_is_seen_first(office):
    with frozen(MONDAY):
        revision = making.draft(office)
        given = {"day": datetime(2026, 3, 12).date(), "kind": "unit_closed", "name": "Bão", "reason": "Bão"}
        with pytest.raises(DeadlinesMove) as shown, transaction.atomic():
            create(SpecialDay, by=office.quantri, **given)
        create(SpecialDay, by=office.quantri, seen=shown.value.digest, **given)
        (task,) = Task.objects.about(revision).open()
    assert task.due_at == datetime(2026, 3, 31, 17, 0, tzinfo=ZONE)


def test_what_the_office_says_goes_before_and_moves_what_waits(office):
    with frozen(MONDAY):
        revision = making.draft(office)
        row = say_otherwise(office)
        (task,) = Task.objects.about(revision).open()
        assert task.due_at == datetime(2026, 3, 11, 17, 0, tzinfo=ZONE)
        with pytest.raises(DeadlinesMove) as shown, transaction.atomic():
            perform(row.withdraw, by=office.quantri, reason="Nhầm")
        row.refresh_from_db()
        perform(row.withdraw, by=office.quantri, reason="Nhầm", seen=shown.value.digest)
        assert Task.objects.get(pk=task.pk).due_at == datetime(2026, 3, 30, 17, 0, tzinfo=ZONE)


def say_otherwise(office, **said):
    """The administrator gives drafts two working days, having seen what moves."""
    given = SAID | {"work": "controlled.submit", "reason": "Quyết định của Chủ tịch"} | said
    try:
        with transaction.atomic():
            return create(UsualTimeRow, by=office.quantri, **given)
    except DeadlinesMove as shown:
        return create(UsualTimeRow, by=office.quantri, seen=shown.digest, **given)


def test_a_units_own_goes_before_that_of_the_office(office):
    say_otherwise(office, days=9)
    say_otherwise(office, days=4, unit=office.units["vhxh"])
    known = calendars()
    assert known.usual_time("controlled.submit", office.units["vhxh"]).days == 4
    assert known.usual_time("controlled.submit", office.units["kt"]).days == 9
    assert known.usual_time("controlled.approve", office.units["kt"]) == shipped("controlled.approve")


def test_the_page_lists_all_work_and_the_administrator_alone_changes_it(office, client):
    client.force_login(office.quantri, backend="django.contrib.auth.backends.ModelBackend")
    page = client.get("/calendar/usual-times").content.decode()
    assert page.count("?work=") == len(works())
    answer = client.post("/calendar/usual-times/new", SAID | {"work": "risks.assess", "reason": "QĐ"})
    assert answer.status_code == 302 and UsualTimeRow.objects.get().work == "risks.assess"
    within = page.partition("<main")[2]  # beside it the groups of the menu fold too
    assert within.count("<details") == within.count("<summary") > 10 and "open>" not in within
    within = client.get("/calendar/usual-times").content.decode().partition("<main")[2]
    assert within.count("open>") == 1, "what the office says lies open"
    client.force_login(office.congchuc1, backend="django.contrib.auth.backends.ModelBackend")
    assert "?work=" not in client.get("/calendar/usual-times").content.decode()
    assert client.get("/calendar/usual-times/new").status_code == 403
