"""Many tables are counted in one question."""

import pytest

from qms.ledger import counts
from qms.ledger.counts import counts_of
from qms.people.models import Post, Unit

pytestmark = [pytest.mark.django_db, pytest.mark.both_databases]


def test_each_is_counted_in_its_place_and_nothing_counts_as_none(office, django_assert_num_queries):
    asked = [Unit.objects.none(), Unit.objects.order_by("name"), Post.objects.exclude(unit=None), Unit.objects.all()]
    one_by_one = [rows.count() for rows in asked]
    assert one_by_one[0] == 0 and one_by_one[1] > 1
    with django_assert_num_queries(1):
        assert counts_of(asked) == one_by_one


@pytest.mark.parametrize("many", [1, 2, 3])
def test_more_than_a_question_holds_are_asked_in_several(office, monkeypatch, many):
    monkeypatch.setattr(counts, "AT_ONCE", 2)
    assert counts_of([Unit.objects.all()] * many) == [Unit.objects.count()] * many
    assert counts_of([]) == []
