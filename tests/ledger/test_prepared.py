"""A prepared query gives what its queryset gives, however often it is asked."""

from datetime import date

import pytest
from django.db import DatabaseError, connection
from django.db.models import Exists, F, OuterRef, Q
from django.test.utils import CaptureQueriesContext

from documents.controlled.models import DocumentRevision
from qms.inbox.models import Notice
from qms.ledger.now import now
from qms.ledger.prepared_queries import KEY, Prepared
from qms.ledger.prepared_writes import write_new, writes_of
from qms.lifecycle.models import Task
from qms.people.models import Holding, Post
from tests.documents.controlled import making

WITH = ("unit", "document__unit", "author", "approver")


def revisions(key):
    return DocumentRevision._base_manager.select_related(*WITH).filter(document=key).order_by("pk")


@pytest.fixture
def documents(office):
    """One with two revisions, and one whose revision has no approver yet."""
    first = making.effective(office).document
    making.draft(office, document_=first, change_summary="Sửa")
    return [first, making.draft(office, document_=making.document(office, "QT-HT-02"), approver=None).document]


def content(row):
    """Everything that an instance holds, its relations' too."""
    found = {name: value for name, value in vars(row).items() if name != "_state"}
    related = {name: value and content(value) for name, value in row._state.fields_cache.items()}
    return type(row), found, related, (row._state.db, row._state.adding)


def test_it_gives_rows_with_their_relations(documents):
    prepared = Prepared(revisions)
    for document in [*documents, documents[0]]:
        expected = [content(row) for row in revisions(document.pk)]
        assert [content(row) for row in prepared.rows(document.pk)] == expected != []
    assert prepared.rows(0) == []


def test_it_asks_once_and_knows_the_relations(documents):
    prepared = Prepared(revisions)
    with CaptureQueriesContext(connection) as asked:
        (row,) = prepared.rows(documents[1].pk)
        assert (row.approver, row.document.unit.code, row.author.username) == (None, "vhxh", "congchuc1")
    assert len(asked) == 1


def test_json_moments_and_nodes_come_as_python_values(documents):
    prepared = Prepared(lambda key: Task.objects.filter(record_id=key).select_related("unit"))
    record = documents[0].revisions.get(state="draft").pk
    expected = Task.objects.filter(record_id=record).select_related("unit")
    assert list(map(content, prepared.rows(record))) == list(map(content, expected)) != []


def test_what_was_annotated_is_known_of_each_row(office):
    def held(key):
        deputy = Exists(Post.objects.filter(pk=OuterRef("post"), kind="deputy"))
        return Holding.objects.filter(person=key).annotate(deputy=deputy, unit=F("post__unit__code"))

    person = Holding.objects.first().person_id
    expected = [content(row) for row in held(person)]
    assert [content(row) for row in Prepared(held).rows(person)] == expected != []


def test_the_key_may_stand_in_several_places(office):
    def held(key):
        return Holding.objects.filter(Q(person=key) | Q(post__unit__parent=key)).order_by("pk")

    expected = list(held(office.units["vinhbao"].pk))
    assert Prepared(held).rows(office.units["vinhbao"].pk) == expected != []


def test_a_text_may_be_the_key(office):
    prepared = Prepared(lambda key: Post.objects.filter(unit__code=key).order_by("pk"))
    for code in ("vhxh", "hcc", "vhxh", str(KEY)):
        assert prepared.rows(code) == list(Post.objects.filter(unit__code=code).order_by("pk"))


def test_one_row_is_written_as_many_are(office):
    """The notice that is written alone, and the same written among others, are alike in every column."""
    asked = {
        "person": office.qmr,
        "message": "{a}",
        "params": {"a": "Đỗ", "day": date(2026, 3, 2)},
        "created_at": now(),
    }
    (alone,) = write_new(Notice, [Notice(**asked)])
    others = write_new(Notice, [Notice(**asked), Notice(**asked)])
    read = [Notice.objects.filter(pk=each.pk).values().get() | {"id": 0} for each in (alone, *others)]
    assert read[0] == read[1] == read[2]
    assert (alone._state.adding, alone._state.db) == (False, others[0]._state.db)
    assert write_new(Notice, []) == []


def test_a_row_that_is_not_there_is_not_written(office):
    with pytest.raises(DatabaseError, match=r"no inbox\.Notice"):
        writes_of(Notice).update(Notice(pk=2**40, person=office.qmr, message="", created_at=now()))
