"""Replay and timeline: any day and every change come back from history alone."""

from datetime import date, datetime, timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from documents.controlled.models import DocumentRevision
from qms.evidence.replay import as_of
from qms.evidence.timeline import timeline, timelines
from qms.ledger.now import frozen
from qms.lifecycle.door import perform
from tests.documents.controlled import making

FIRST = timezone.make_aware(datetime(2026, 3, 2, 9))
DAY = timedelta(days=1)


@pytest.fixture
def revision(office):
    """Drafted on Monday, edited on Tuesday just before midnight, submitted and endorsed on Thursday."""
    with frozen(FIRST):
        revision = making.draft(office)
    with frozen(FIRST.replace(hour=23, minute=59) + DAY):
        values = {"title": "Tên mới", "reviewers": [office.truongphong, office.qmr]}
        perform(revision.edit, by=office.congchuc1, **values)
    with frozen(FIRST + 3 * DAY):
        perform(revision.submit, by=office.congchuc1)
        return perform(revision.endorse, by=office.truongphong, password="demo", reason="Đạt")


@pytest.mark.parametrize(
    ("day", "title", "state", "reviewers", "endorsed"),
    [
        (2, "Kiểm soát thông tin dạng văn bản", "draft", 1, 0),
        (3, "Tên mới", "draft", 2, 0),
        (4, "Tên mới", "draft", 2, 0),
        (5, "Tên mới", "in_review", 2, 1),
    ],
)
def test_a_record_and_its_parts_stand_as_at_the_end_of_the_day(revision, day, title, state, reviewers, endorsed):
    past = as_of(revision, date(2026, 3, day))
    assert (past.title, past.state) == (title, state)
    parts = list(past.reviewers.all())
    assert [len(parts), sum(part.endorsed_round is not None for part in parts)] == [reviewers, endorsed]


def test_before_its_first_day_there_is_no_record(revision):
    assert as_of(revision, date(2026, 3, 1)) is None


def test_the_past_is_read_in_a_constant_number_of_queries(office, revision):
    with CaptureQueriesContext(connection) as asked:
        str([str(part) for part in as_of(revision, date(2026, 3, 5)).reviewers.all()])
    # the record; for each of two part relations its rows and the names in them
    assert len(asked) <= 1 + 2 * 3


def test_every_change_has_its_words_and_values(office, revision):
    edit = next(entry for entry in timeline(revision) if entry.act == "edit" and not entry.part)
    assert (edit.person, edit.sequence) == (office.congchuc1, 2)
    change = next(each for each in edit.changes if each.field == "title")
    assert (change.was, change.becomes) == ("Kiểm soát thông tin dạng văn bản", "Tên mới")


def test_a_state_is_told_in_words_and_a_person_by_name(revision):
    entries = timeline(revision)
    submitted = next(entry for entry in entries if entry.act == "submit")
    state = next(change for change in submitted.changes if change.field == "state")
    assert (state.was, state.becomes) == ("draft", "in_review")
    assert state.after == revision.get_state_display()
    named = next(each for entry in entries for each in entry.changes if each.field == "person")
    assert (named.becomes, named.after) == ("truongphong", "Truongphong")


def test_parts_and_files_are_in_the_timeline_and_moments_do_not_go_back(office):
    upload = SimpleUploadedFile("a.pdf", b"%PDF-1.7 content")
    revision = making.draft(office, file=upload)
    entries = timeline(revision)
    assert len({entry.part for entry in entries}) == 4  # itself, a reviewer, a reader, a file
    assert [entry.moment for entry in entries] == sorted(entry.moment for entry in entries)
    assert entries[0].act == "create" and entries[0].part == ""


def test_many_timelines_ask_no_more_than_one(office, revision):
    other = making.draft(office, making.document(office, code="QT-HT-02"))
    counts = []
    for records in ([revision], [revision, other]):
        with CaptureQueriesContext(connection) as asked:
            told = timelines(records)
        counts.append(len(asked))
    assert told[revision.pk] == timeline(revision) and told[other.pk] == timeline(other)
    assert counts[0] == counts[1]


def test_a_reason_and_a_signature_are_told(revision):
    endorsed = [entry for entry in timeline(revision) if entry.act == "endorse" and not entry.part]
    assert [entry.reason for entry in endorsed] == ["Đạt"]
    assert len(endorsed[0].signature) == 64


def test_the_substitute_is_shown_with_the_person_acted_for(office):
    with frozen(FIRST):
        office.substitute("thuky", "document_controller", "congchuc2", date(2026, 3, 1), date(2026, 3, 31))
        revision = making.approved(office)
        perform(revision.release, by=office.congchuc2)
    released = next(entry for entry in timeline(revision) if entry.act == "release")
    assert (released.person, released.on_behalf_of) == (office.congchuc2, office.thuky)


def test_a_timeline_costs_the_same_for_few_and_many_rows(office, revision):
    counts = []
    for _round in range(2):
        with CaptureQueriesContext(connection) as asked:
            [entry.sentence for entry in timeline(DocumentRevision.objects.get(pk=revision.pk))]
        counts.append(len(asked))
        for reason in "abc":
            perform(revision.pull_back, by=office.congchuc1, reason=reason)
            perform(revision.submit, by=office.congchuc1)
    assert counts[0] == counts[1]
