"""A prepared query gives what its queryset gives, however often it is asked."""

import pytest
from django.db import connection
from django.db.models import Exists, F, OuterRef, Q
from django.test.utils import CaptureQueriesContext

from documents.controlled.models import DocumentRevision
from qms.ledger.prepared_queries import Prepared
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
