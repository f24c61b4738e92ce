"""Counted keys: read by pages from their blocks, kept once, and never altered without its being seen."""

import pytest
from django.db import connection, transaction

from processes.reports.models import PeriodicReport
from qms.evidence.counted_keys import TABLE, CountedKeys, CountedSet, keep_keys, sets_named
from qms.evidence.verification import verify
from qms.ledger.chain import canonical
from qms.lifecycle.door import perform
from tests.guards import forged
from tests.processes.reports import making as reports

pytestmark = pytest.mark.both_databases

LABEL = "cases.Case"
MANY = [(3 * each + each % 2, 1 + each % 7) for each in range(1, 2346)]  # two whole blocks and a part of one


@pytest.fixture
def many(db):
    with transaction.atomic():
        return CountedSet(LABEL, keep_keys(LABEL, MANY))


def found():
    return [(each.table, each.row, each.says) for each in verify() if each.table == TABLE]


@pytest.mark.parametrize(
    ("first", "last"), [(0, None), (0, 50), (990, 1040), (1000, 1050), (2300, 2350), (2345, 2395), (0, 0)]
)
def test_a_set_is_read_from_any_place_to_any(many, first, last):
    assert many.is_whole() and many.keys(first, last) == MANY[first:last]


def test_the_same_set_is_kept_once_and_another_beside_it(many):
    rows = CountedKeys.objects.count()
    with transaction.atomic():
        assert keep_keys(LABEL, MANY)["keys"] == many.digest and CountedKeys.objects.count() == rows
        others = [
            keep_keys("actions.Action", MANY),
            keep_keys(LABEL, MANY[:-1]),
            keep_keys(LABEL, [*MANY[:-1], (1, 1)]),
        ]
    assert len({many.digest, *(each["keys"] for each in others)}) == 4


def test_a_set_of_nothing_takes_no_row(db):
    with transaction.atomic():
        empty = CountedSet(LABEL, keep_keys(LABEL, []))
    assert empty.is_whole() and empty.keys() == [] and not CountedKeys.objects.exists()


def test_a_set_is_less_than_a_third_of_its_keys_as_json(many):
    """As JSON 82,000 keys were 1.3 MB, sixteen bytes a key: in the row, and in each row of its history."""
    kept = sum(len(each.text) for each in CountedKeys.objects.all())
    assert kept < 5 * len(MANY)


FORGERIES = {
    "a key": lambda rows: rows.filter(place=2).update(text="5:1 6:2"),
    "a sequence": lambda rows: rows.filter(place=3).update(text=rows.get(place=3).text[:-1] + "0"),
    "the model": lambda rows: rows.filter(place=0).update(text="actions.Action"),
    "a block less": lambda rows: rows.filter(place=3).delete(),
    "a block more": lambda rows: rows.create(digest=rows[0].digest, place=4, text="1:1"),
    "blocks that changed places": lambda rows: [
        rows.filter(place=one).update(place=other) for one, other in ((1, 9), (2, 1), (9, 2))
    ],
}


@pytest.mark.parametrize("forgery", FORGERIES)
def test_whatever_is_done_to_a_set_is_seen(many, forgery):
    with forged(connection):
        FORGERIES[forgery](CountedKeys.objects.filter(digest=many.digest))
        assert not CountedSet(LABEL, {"count": len(MANY), "keys": many.digest}).is_whole()
        assert found() == [(TABLE, many.digest, "the keys are not those that were counted")]


def test_a_set_that_is_gone_is_missed_by_the_row_that_names_it(office):
    report, _done = reports.report_of_hcc(office)
    sets = [entry["keys"][part] for entry in report.figures for part in ("hits", "rest")]
    named = {each["keys"] for each in sets if each["count"]}
    assert len(named) > 1 and found() == []
    with forged(connection):
        CountedKeys.objects.all().delete()
        assert {(digest, says) for _table, digest, says in found()} == {
            (digest, "the keys that were counted are gone") for digest in named
        }


def test_what_people_write_names_no_set(office):
    """Nobody can have evidence missed that never was."""
    named = '{"count":1,"keys":"' + "0" * 64 + '"}'
    assert sets_named(canonical("f", [{"hits": {"count": 1, "keys": "0" * 64}}], ())) == ["0" * 64]
    assert not sets_named(canonical("f", [named, {"said": named}], ()))
    report = reports.due(office)
    perform(report.draft, by=office.congchuc3, **reports.SAID | {"results": named})
    assert PeriodicReport.objects.get(pk=report.pk).results == named and found() == []
