"""Notices: to whom, in the act's transaction, at one query more."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from qms.inbox.late_notices import LATENESS
from qms.inbox.models import Notice
from qms.inbox.notices import bundles_of, lines_of, notify, unread_count
from qms.lifecycle.door import perform
from qms.lifecycle.errors import WrongPerson
from tests.documents.controlled import making

WATCHED = "Something about it, which asks for nothing."

pytestmark = pytest.mark.both_databases


def test_those_newly_named_are_told(office):
    revision = making.submitted(office, reviewers=[office.truongphong, office.qmr])
    assert {notice.person for notice in Notice.objects.all()} == {office.truongphong, office.qmr}
    with override("en"):
        (line,), more = lines_of(office.qmr)
    assert "Congchuc1 asks you: Endorse" in line.sentence and more is None
    assert "asks" not in lines_of(office.qmr)[0][0].sentence
    assert line.url == f"/document-revisions/{revision.pk}/acts/endorse"


def test_nobody_is_told_what_they_asked_of_themselves(office):
    making.draft(office)
    assert not Notice.objects.exists()


def test_a_refused_act_tells_nobody(office):
    revision = making.draft(office)
    with pytest.raises(WrongPerson), transaction.atomic():
        perform(revision.submit, by=office.congchuc2)
    assert not Notice.objects.exists()


def test_an_act_costs_one_query_more_however_many_are_named(office):
    revision = making.draft(office, reviewers=[office.truongphong, office.qmr, office.giamdoc])
    with CaptureQueriesContext(connection) as queries:
        perform(revision.submit, by=office.congchuc1)
    asked = [query["sql"].partition(" ")[0] for query in queries if '"inbox_notice"' in query["sql"]]
    assert asked == ["INSERT"]


def test_the_bell_counts_and_the_list_marks_read(office, client):
    revision = making.submitted(office)
    client.force_login(office.truongphong)
    notice = Notice.objects.of(office.truongphong).get()
    assert b"<strong>1</strong>" in client.get("/notices").content
    answer = client.post(f"/notices/{notice.pk}/open")
    assert answer.url == f"/document-revisions/{revision.pk}/acts/endorse"
    assert unread_count(office.truongphong) == 0


def test_all_are_marked_read_at_once_and_only_mine(office, client):
    making.submitted(office, reviewers=[office.truongphong, office.qmr])
    client.force_login(office.truongphong)
    client.post("/notices/read")
    assert (unread_count(office.truongphong), unread_count(office.qmr)) == (0, 1)


def test_a_notice_of_another_person_does_not_exist(office, client):
    making.submitted(office)
    client.force_login(office.qmr)
    assert client.post(f"/notices/{Notice.objects.get().pk}/open").status_code == 404


@pytest.fixture
def after(django_capture_on_commit_callbacks):
    """What follows once the act stands."""
    return django_capture_on_commit_callbacks


def test_what_asked_for_work_is_read_when_it_is_done_and_by_nothing_less(office, after):
    revision = making.submitted(office, reviewers=[office.truongphong, office.qmr])
    notify(office.truongphong, WATCHED, record=revision)
    with after(execute=True):
        perform(revision.endorse, by=office.truongphong, password="demo")
    (left,) = Notice.objects.of(office.truongphong).unread()
    assert left.message == WATCHED
    assert unread_count(office.qmr) == 1, "the other reviewer is asked still"


def test_who_is_asked_no_more_has_nothing_unread(office, after):
    revision = making.submitted(office, reviewers=[office.truongphong, office.qmr])
    with after(execute=True):
        perform(revision.return_for_change, by=office.truongphong, reason="Thiếu mục 5.")
    assert unread_count(office.truongphong) == unread_count(office.qmr) == 0


@pytest.mark.parametrize("message", LATENESS)
def test_lateness_is_news_until_the_work_is_done(office, after, message):
    revision = making.draft(office)
    notify(office.truongphong, message, record=revision, due="", what="", subject="", whom="", vacant="")
    with after(execute=True):
        perform(revision.edit, by=office.congchuc1, text="Văn bản")
    assert unread_count(office.truongphong) == 1
    with after(execute=True):
        perform(revision.cancel, by=office.congchuc1, reason="Không cần nữa.")
    assert unread_count(office.truongphong) == 0


def test_what_is_told_of_one_record_stands_together_and_is_read_together(office, client):
    first = making.draft(office)
    other = first.document
    for record in (first, other, first):
        notify(office.qmr, WATCHED, record=record)
    lines, _more = lines_of(office.qmr)
    bundles = bundles_of(lines)
    assert [len(each.earlier) for each in bundles] == [1, 0] and bundles[0].unread == 2
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    client.post(f"/notices/{bundles[0].newest.notice.pk}/open")
    assert unread_count(office.qmr) == 1


def test_what_came_after_the_notice_that_is_opened_stays_news(office, client):
    record = making.draft(office)
    first = notify(office.qmr, WATCHED, record=record)
    notify(office.qmr, WATCHED, record=record)
    client.force_login(office.qmr, backend="django.contrib.auth.backends.ModelBackend")
    client.post(f"/notices/{first.pk}/open")
    assert unread_count(office.qmr) == 1
