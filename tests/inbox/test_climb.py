"""Lateness climbs: each level is told once, whatever passes were missed; who is not there is passed over, and named."""

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from qms.api.records import tasks_json
from qms.evidence.verification import verify
from qms.inbox import gap_checks
from qms.inbox.climb import Climb, tell_of_late_work, told_of
from qms.inbox.gaps import gaps_below
from qms.inbox.late_notices import MANY, ONE_BY_ONE
from qms.inbox.levels import Level, Standing
from qms.inbox.models import LevelTold, Notice
from qms.inbox.notices import leads_to
from qms.ledger.entry import recording
from qms.ledger.now import frozen, now
from qms.lifecycle.door import perform
from qms.people.models import Holding, User
from qms.workdays.line import ZONE
from tests.documents.authorities import making as authorities
from tests.documents.controlled import making
from tests.inbox.working import waiting

pytestmark = pytest.mark.both_databases

MONDAY = datetime(2026, 3, 9, 10, 20, tzinfo=ZONE)
DUE = datetime(2026, 3, 30, 17, 0, tzinfo=ZONE)  # fifteen working days for a draft


def on(day, month=4, hour=9):
    return datetime(2026, month, day, hour, 0, tzinfo=ZONE)


@pytest.fixture
def draft(office):
    with frozen(MONDAY):
        return making.draft(office)


def passes(moment):
    with frozen(moment):
        return tell_of_late_work(moment)


def told(level):
    """Who was told on a level."""
    names = {name for row in LevelTold.objects.filter(level=level) for name in row.told_to}
    return {*User.objects.filter(username__in=names)}


def leave(office, *holdings, until):
    """These persons leave their posts."""
    with recording(by=office.quantri, act="end", reason="Chuyển công tác"):
        for name in holdings:
            holding = Holding.objects.get(pk=office.holdings[name].pk)
            holding.until = until
            holding.save()


def test_each_level_is_told_on_its_day_and_once(office, draft):
    steps = [
        (DUE - timedelta(minutes=1), []),
        (DUE + timedelta(minutes=1), [office.congchuc1]),  # at once
        (on(5), [office.congchuc1]),  # four working days too late
        (on(6), [office.congchuc1, office.truongphong]),  # five
        (on(17), [office.congchuc1, office.truongphong]),
        (on(20), [office.congchuc1, office.truongphong, office.chutich]),  # fifteen
        (on(20, month=6), [office.congchuc1, office.truongphong, office.chutich]),
    ]
    for moment, people in steps:
        passes(moment)
        passes(moment)
        got = [each.person for each in Notice.objects.filter(message__contains="overdue").order_by("pk")]
        assert got == people, moment
    assert [(row.level, row.told_at) for row in LevelTold.objects.all()] == [
        ("holder", DUE + timedelta(minutes=1)),
        ("unit_head", on(6)),
        ("top_management", on(20)),
    ]


def test_a_clock_that_stood_for_months_tells_each_level_once(office, draft):
    assert passes(on(1, month=7)) == 1 and passes(on(2, month=7)) == 0
    assert LevelTold.objects.count() == 3
    people = [each.person for each in Notice.objects.filter(message__contains="overdue")]
    assert sorted(map(str, people)) == ["Chutich", "Congchuc1", "Truongphong"]


def test_two_clocks_at_once_tell_nobody_twice(office, draft):
    with frozen(on(20, month=5)):
        one, other = Climb(now()), Climb(now())
        both = [(one, one.late_work()), (other, other.late_work())]
        assert all(len(work) == 1 for _climb, work in both)
        for climb, work in both:
            climb.tell(*work[0])
            climb.send()
    assert Notice.objects.filter(message__contains="overdue").count() == 3


def test_whoever_left_is_passed_over_and_named(office, draft):
    leave(office, ("congchuc1", "officer"), until=MONDAY.date())
    passes(DUE + timedelta(hours=16))
    row = LevelTold.objects.get()
    assert (row.level, row.vacant) == ("holder", "Congchuc1") and told("holder") == {office.truongphong}
    assert "Congchuc1" in Notice.objects.get(person=office.truongphong).params["vacant"]


def test_a_vacant_head_is_passed_over_to_top_management_and_named(office, draft):
    leave(office, ("truongphong", "unit_head"), until=MONDAY.date())
    passes(on(6))
    assert told("unit_head") == {office.chutich}
    assert LevelTold.objects.get(level="unit_head").vacant == "unit_head vhxh – Phòng Văn hóa - Xã hội"


def test_a_post_that_has_ended_is_not_missed(office, draft):
    leave(office, ("truongphong", "unit_head"), until=MONDAY.date())
    with frozen(on(1)):
        perform(office.holdings["truongphong", "unit_head"].post.end, by=office.quantri, reason="Bỏ chức danh")
    passes(on(6))
    assert told("unit_head") == {office.chutich}
    row = LevelTold.objects.get(level="unit_head")
    assert row.vacant == "Trưởng đơn vị – Phòng Văn hóa - Xã hội"  # the level, since there is no post to name
    assert "Trưởng đơn vị" in Notice.objects.get(person=office.chutich).params["vacant"]
    (kind, unit), *others = Standing().levels_missing()
    assert (kind, unit, others) == ("unit_head", office.units["vhxh"], [])
    assert gaps_below(office.chutich).levels == [("unit_head", office.units["vhxh"])]
    check = gap_checks.levels_stood_on()
    assert not check.well and "Phòng Văn hóa - Xã hội" in check.says


def test_where_nobody_is_at_all_it_is_told_as_soon_as_somebody_comes(office, draft):
    leave(office, *office.holdings, until=MONDAY.date())
    passes(on(20))
    passes(on(21, hour=8))
    nobody = [(row.level, row.is_told, row.told_to) for row in LevelTold.objects.all()]
    assert nobody == [(level, False, []) for level in ("holder", "unit_head", "top_management")], "noted once"
    assert [each.is_told for each in told_of(draft)] == [False] * 3 and not Notice.objects.filter(url="").exists()
    with recording(by=office.quantri, act="create"):
        Holding.objects.create(post=office.holdings["qmr", "quality_manager"].post, person=office.qmr, since=on(20))
    passes(on(21))
    assert LevelTold.objects.filter(is_told=True).count() == 3
    assert told("holder") == told("top_management") == {office.qmr}
    assert Notice.objects.filter(person=office.qmr, message__contains="overdue").count() == 1


def test_a_head_who_is_asked_is_not_told_as_head(office):
    with frozen(MONDAY):
        task = waiting(making.submitted(office, reviewers=[office.truongphong]))
        unit, asked = task.record.unit, Standing()
        assert asked.told(Level.HOLDER, task, unit).people == [office.truongphong]
        assert asked.told(Level.UNIT_HEAD, task, unit).people == [office.chutich]


def test_the_head_of_whoever_is_asked_is_told_not_that_of_the_records_unit(office):
    with frozen(MONDAY):
        authorities.loosely(office)
        task = waiting(making.submitted(office, reviewers=[office.congchuc3]))
        assert task.record.unit == office.units["vhxh"]
        assert Standing().told(Level.UNIT_HEAD, task, task.record.unit).people == [office.truongkt]


def test_a_substitute_is_told_with_whom_they_stand_in_for(office, draft):
    office.substitute("congchuc1", "officer", "congchuc2", on(25, month=3).date(), on(25).date())
    passes(DUE + timedelta(hours=16))
    assert told("holder") == {office.congchuc1, office.congchuc2}


def test_work_that_comes_late_to_somebody_counts_from_that_day(office, draft):
    with frozen(on(20)):
        perform(draft.submit, by=office.congchuc1)
        task = waiting(draft)
        task.due_at = DUE
        task.save()
    passes(on(20, hour=11))
    assert told("holder") == {office.truongphong} and not told("top_management")


def test_done_work_climbs_no_further(office, draft):
    passes(DUE + timedelta(hours=16))
    with frozen(on(1)):
        perform(draft.submit, by=office.congchuc1)
    passes(on(2))
    assert LevelTold.objects.count() == 1


def test_the_record_and_the_api_say_who_was_told_when(office, draft, client):
    passes(on(6))
    client.force_login(office.congchuc1, backend="django.contrib.auth.backends.ModelBackend")
    with frozen(on(7)):
        page = client.get(f"/document-revisions/{draft.pk}").content.decode()
        (task,) = tasks_json(draft)
    assert "Truongphong" in page and "06/04/2026" in page
    assert task["by_usual_time"] and task["due_at"].startswith("2026-03-30T17:00")
    assert [(each["level"], each["people"]) for each in task["told"]] == [
        ("holder", ["congchuc1"]),
        ("unit_head", ["truongphong"]),
    ]


def test_the_page_of_the_record_says_who_was_told_and_when_beside_its_history(office, draft, client):
    client.force_login(office.congchuc1, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/document-revisions/{draft.pk}"
    before = client.get(address).content.decode()
    passes(on(6))
    page = " ".join(client.get(address).content.decode().split())
    assert "Đã báo quá hạn" not in before
    aside = page.partition("record-past")[2].partition('id="history"')[0]
    assert "đã báo Truongphong ngày 06/04/2026 (trưởng đơn vị)" in aside, aside


def test_who_was_told_stands_in_the_chain(office, draft):
    passes(on(6))
    row = LevelTold.objects.get(level="unit_head")
    (kept,) = row.history.all()
    assert (kept.told_to, kept.act, kept.history_user) == (["truongphong"], "tell", office.system)
    assert (row.record_id, row.verb, row.due_at) == (draft.pk, "submit", DUE)
    assert not list(verify())
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE inbox_leveltold SET told_to = '[]'")


def test_whoever_hears_of_many_at_once_has_one_notice(office, draft):
    with frozen(MONDAY):
        others = [making.draft(office, making.document(office, f"QT-HT-1{each}")) for each in range(ONE_BY_ONE)]
    passes(on(20))
    assert LevelTold.objects.count() == 3 * (1 + len(others)), "each is told all the same, and its record says so"
    (notice,) = Notice.objects.filter(person=office.chutich)
    assert notice.message == MANY and leads_to(notice) == "/"
    assert {name: notice.params[name] for name in ("count", "own", "others", "soon")} == {
        "count": ONE_BY_ONE + 1,
        "own": 0,
        "others": ONE_BY_ONE + 1,
        "soon": 0,
    }
    assert Notice.objects.get(person=office.congchuc1).params["own"] == ONE_BY_ONE + 1
