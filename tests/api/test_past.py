"""A record as it stood on a day, and everything that happened to it, by HTTP."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from qms.ledger.now import frozen

from . import making

pytestmark = pytest.mark.both_databases

FIRST = timezone.make_aware(datetime(2026, 3, 2, 9))


def moved_over_days(script):
    with frozen(FIRST):
        revision = making.draft(script)
    with frozen(FIRST + timedelta(days=1)):
        return making.done(script("congchuc1").act(revision, "edit", title="Tên mới", reviewers=["truongphong", "qmr"]))


def test_a_record_is_given_as_it_stood_at_the_end_of_a_day(script):
    address = f"document-revisions/{moved_over_days(script)['id']}"
    past = script("congchuc1").get(address, as_of="2026-03-02").json()
    later = script("congchuc1").get(address, as_of="2026-03-03").json()
    assert (past["title"], later["title"]) == ("Kiểm soát tài liệu", "Tên mới")
    assert [len(each["parts"]["reviewers"]) for each in (past, later)] == [1, 2]
    assert (past["as_of"], past["acts"], past["tasks"]) == ("2026-03-02", [], [])


def test_before_it_existed_there_is_nothing(script):
    address = f"document-revisions/{moved_over_days(script)['id']}"
    assert script("congchuc1").get(address, as_of="2026-03-01").status_code == 404
    assert script("congchuc1").get(address, as_of="yesterday").status_code == 422


def test_the_history_tells_every_row_oldest_first(script):
    revision = moved_over_days(script)
    rows = script("congchuc1").get(f"document-revisions/{revision['id']}/history").json()["results"]
    own = [row for row in rows if not row["part"]]
    assert [(row["act"], row["by"], row["sequence"]) for row in own] == [
        ("create", "congchuc1", 1),
        ("edit", "congchuc1", 2),
    ]
    assert own[1]["head"] == revision["head"]
    change = next(each for each in own[1]["changes"] if each["field"] == "title")
    assert (change["from"], change["to"]) == ("Kiểm soát tài liệu", "Tên mới")
    added = [change["to"] for row in rows for change in row["changes"] if row["part"] and change["field"] == "person"]
    assert added == ["truongphong", "qmr"]
    assert rows[0]["at"] == FIRST.isoformat()


@pytest.mark.parametrize(
    ("address", "asked", "refused"),
    [
        ("document-revisions/{pk}", {"as_off": "2026-03-02"}, "as_off"),
        ("document-revisions/{pk}", {"as_of": ["2026-03-02", "2026-03-03"]}, "as_of"),
        ("document-revisions/{pk}/history", {"as_of": "2026-03-02"}, "as_of"),
    ],
)
def test_a_question_that_nobody_understands_is_refused(script, address, asked, refused):
    address = address.format(pk=making.draft(script)["id"])
    assert script("congchuc1").get(address).status_code == 200
    answer = script("congchuc1").get(address, **asked)
    assert answer.status_code == 422 and [*answer.json()["errors"]] == [refused], answer.json()
