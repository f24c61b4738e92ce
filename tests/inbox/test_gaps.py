"""Posts that nobody holds and work that nobody can do are told to those above, on the health page and by mail."""

from datetime import date, datetime, timedelta

import pytest
from django.core import mail

from qms.inbox import gap_checks
from qms.inbox.clock import run_clock
from qms.inbox.gaps import empty_posts, gaps_below, tasks_of_nobody, tasks_that_strand
from qms.ledger.entry import recording
from qms.ledger.now import frozen, today
from qms.people.models import Post
from qms.workdays.line import ZONE
from tests.documents.controlled import making
from tests.jobs.worker import work_off
from tests.office import fresh
from tests.processes.actions import making as actions
from tests.processes.cases import making as cases

from .working import waiting

pytestmark = pytest.mark.both_databases

MONDAY = datetime(2026, 3, 9, 8, 0, tzinfo=ZONE)


def end(office, username, kind):
    held = office.holdings[username, kind]
    with recording(by=office.system, act="end"):
        held.until = today() - timedelta(days=1)
        held.save()
    return held.post


def test_an_office_with_everybody_in_place_lacks_nothing(office):
    making.draft(office)
    assert not gaps_below(office.chutich) and not list(tasks_that_strand())
    assert gap_checks.posts_held().well and gap_checks.work_done_by_somebody().well


def test_an_empty_post_is_told_to_the_heads_above_and_to_quality(office):
    post = end(office, "congchuc3", "officer")
    for person in (office.truongkt, office.chutich, office.qmr):
        assert gaps_below(fresh(person)).posts == [post], person
    for person in (office.truongphong, office.congchuc1, office.quantri):
        assert not gaps_below(fresh(person)), person
    check = gap_checks.posts_held()
    assert not check.well and str(post) in check.says


def test_a_post_whose_holder_is_closed_is_empty_unless_somebody_stands_in(office):
    office.congchuc3.is_active = False
    office.congchuc3.save()
    assert [str(post) for post in empty_posts()] == [str(office.holdings["congchuc3", "officer"].post)]
    office.substitute("congchuc3", "officer", "congchuc1", today(), today())
    assert not empty_posts()


def test_a_post_that_ended_or_is_for_outsiders_is_not_empty(office):
    post = end(office, "congchuc3", "officer")
    with recording(by=office.system, act="set_up"):
        post.ended_on = today()
        post.save()
        Post.objects.create(unit=post.unit, kind="external_auditor", title="Tổ chức chứng nhận")
    assert not empty_posts()


def test_work_of_a_post_that_nobody_holds_strands(office):
    with frozen(cases.MONDAY):
        task = waiting(cases.on_last_step(office))
        assert task not in tasks_of_nobody()
        end(office, "vanthu", "clerk")
        assert [each for each, _why in tasks_that_strand()] == [task] == gaps_below(fresh(office.chutich)).tasks
        assert not gap_checks.work_done_by_somebody().well


def test_work_that_names_somebody_who_left_strands(office):
    task = waiting(actions.action(office))
    assert task not in tasks_of_nobody()
    end(office, "congchuc1", "officer")
    assert list(tasks_of_nobody()) == [task]
    assert gaps_below(fresh(office.truongphong)).tasks == [task]


def test_whoever_does_not_see_the_record_reads_only_whom_it_waits_for(office):
    with frozen(cases.MONDAY):
        task = waiting(cases.on_last_step(office))
        task.unit = office.units["kt"]
        task.save()
        end(office, "vanthu", "clerk")
        (seen,) = gaps_below(fresh(office.truongkt)).tasks
        assert seen == task and task.subject not in seen.subject
        (seen,) = gaps_below(fresh(office.chutich)).tasks
        assert seen.subject == task.subject


def test_work_that_whoever_is_asked_may_not_do_strands(office, monkeypatch):
    with frozen(cases.MONDAY):
        task = waiting(cases.on_last_step(office))
        assert not list(tasks_that_strand())
        monkeypatch.setattr("qms.inbox.gaps.unmet", lambda rules, record, actor: [actor])
        assert [each for each, _why in tasks_that_strand()] == [task]


def test_my_work_does_not_say_that_nothing_waits(office, client):
    client.force_login(office.truongkt)
    assert "data-gaps" not in client.get("/").content.decode()
    post = end(office, "congchuc3", "officer")
    page = client.get("/").content.decode()
    assert "data-gaps" in page and "empty-icon" not in page and "0 việc" not in page
    assert post.title in client.get("/gaps").content.decode()


def test_the_health_page_says_so(office, client):
    end(office, "congchuc3", "officer")
    client.force_login(office.quantri)
    assert "officer kt" in client.get("/health").content.decode()


def test_by_itself_it_is_mailed_once_a_week(office):
    office.truongkt.email = "truongkt@xa.vn"
    office.truongkt.save()
    with frozen(MONDAY):
        end(office, "congchuc3", "officer")
    for day in range(8):
        with frozen(MONDAY + timedelta(days=day)):
            run_clock()
            work_off()
    assert len(mail.outbox) == 2
    assert "officer kt" in mail.outbox[0].body
    assert date(2026, 3, 16).weekday() == 0
