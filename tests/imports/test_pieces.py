"""Rows are taken a piece at a time: broken off, refused in the middle, or with another import beside it."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from processes.risks.models import Risk
from qms.imports import pieces, work
from qms.imports.form_reader import FormReader
from qms.imports.kinds import kind_of
from qms.imports.states import ImportState
from qms.imports.work import go_on
from qms.jobs.progress import Progress
from qms.ledger.entry import recording
from qms.ledger.now import today
from qms.lifecycle.door import perform
from qms.people.models import Holding

from . import making
from .making import ONE, TWO, VHXH

pytestmark = pytest.mark.both_databases


@pytest.fixture(autouse=True)
def in_english(settings):
    """Sentences are looked for as they are written in the program."""
    settings.LANGUAGE_CODE = "en"
    with override("en"):
        yield


class Killed(BaseException):
    """The worker is gone."""


def taking(office, *rows):
    """An import of which all is to be taken."""
    return perform(making.read(office, making.risks(*rows)).take, by=office.truongphong)


def titles():
    return sorted(Risk.objects.values_list("title", flat=True))


def many(count, owner="truongphong"):
    return [(f"Rủi ro {number:03d}", VHXH, owner, "") for number in range(count)]


def test_killed_between_two_pieces_it_goes_on_and_nothing_is_taken_twice(office, monkeypatch):
    record = taking(office, ONE, TWO)
    real, taken = work.take_piece, []

    def once(*args):
        if taken:
            raise Killed
        taken.append(real(*args))
        return taken[0]

    monkeypatch.setattr(pieces, "PIECE", 1)
    monkeypatch.setattr(work, "take_piece", once)
    with pytest.raises(Killed):
        go_on(record, Progress())
    assert titles() == ["Mất hồ sơ"]
    monkeypatch.undo()
    record = making.gone_on(record)
    assert record.state == ImportState.TAKEN and titles() == ["Mất hồ sơ", "Trễ hạn"]


def test_killed_within_a_piece_nothing_of_it_is_in_and_all_of_it_after(office, monkeypatch):
    record = taking(office, ONE, TWO)
    real = FormReader.take_all

    def killed(*args):
        real(*args)
        raise Killed

    monkeypatch.setattr(FormReader, "take_all", killed)
    with pytest.raises(Killed):
        go_on(record, Progress())
    assert titles() == [] and making.verdicts(record) == {2: "new", 3: "new"}
    monkeypatch.undo()
    assert making.gone_on(record).state == ImportState.TAKEN and titles() == ["Mất hồ sơ", "Trễ hạn"]


def test_one_that_the_door_refuses_now_is_said_beside_it_and_the_rest_is_in(office):
    """Its owner belonged to the unit when the sheet was read, and does no more when it is taken in."""
    with recording(by=office.system, act="set_up"):
        post = office.holdings["truongphong", "unit_head"].post
        held = Holding.objects.create(post=post, person=office.congchuc3, since=date(2026, 1, 1))
    record = taking(office, *many(3), ("Không ai giữ", VHXH, "congchuc3", ""), *many(5)[3:])
    with recording(by=office.system, act="set_up"):
        held.until = today() - timedelta(days=1)
        held.save()
    record = making.gone_on(record)
    assert making.verdicts(record) == {2: "made", 3: "made", 4: "made", 5: "wrong", 6: "made", 7: "made"}
    assert record.rows.get(number=5).faults == ["The owner holds a post in the unit or above it."]
    assert record.state == ImportState.PARTLY and len(titles()) == 5
    assert {each.number for each in Risk.objects.all()} == {f"RR-{today().year}-{n:04d}" for n in range(1, 6)}


def test_many_rows_of_a_piece_are_created_by_one_act_each_with_its_history(office):
    record = making.gone_on(taking(office, *many(120)))
    assert set(making.verdicts(record).values()) == {"made"} and Risk.objects.count() == 120
    first, last = record.rows.get(number=2).made, record.rows.get(number=121).made
    assert (first.title, last.title) == ("Rủi ro 000", "Rủi ro 119")
    words = [each.history.get() for each in (first, last)]
    assert {each.act for each in words} == {"create"} and {each.history_user for each in words} == {office.truongphong}
    assert words[0].reason == f"From import {record.number}, rows 2 to 101."
    assert words[1].reason == f"From import {record.number}, rows 102 to 121."


def test_a_row_of_a_piece_asks_the_database_few_questions(office):
    """What grows with the rows is the number of each record, and whether its owner belongs there."""
    record = taking(office, *many(100))
    with CaptureQueriesContext(connection) as asked:
        making.gone_on(record)
    assert len(asked) < 5 * 100


def test_two_rows_about_the_same_are_found_across_pieces_and_after_going_on(office, monkeypatch):
    monkeypatch.setattr(pieces, "PIECE", 2)
    record = making.read(office, making.risks(*many(3), many(1)[0], ONE))
    assert making.verdicts(record) == {2: "new", 3: "new", 4: "new", 5: "wrong", 6: "new"}
    assert record.rows.get(number=5).faults == ["Row 2 is about the same."]
    record = perform(record.mend, by=office.truongphong, row=6, values={"title": many(2)[1][0]})
    assert record.rows.get(number=6).faults == ["Row 3 is about the same."]


def test_a_row_that_is_in_is_left_alone(office):
    record = making.gone_on(taking(office, ONE, TWO))
    before = [each.sequence for each in Risk.objects.order_by("pk")]
    pieces.take_piece(record, kind_of("risks").opened(record), list(record.rows.all()))
    assert [each.sequence for each in Risk.objects.order_by("pk")] == before


def test_only_one_piece_is_in_memory(office, monkeypatch):
    monkeypatch.setattr(pieces, "PIECE", 2)
    record = making.read(office, making.risks(*many(5)))
    assert [len(piece) for piece in pieces.pieces(record.rows.all())] == [2, 2, 1]
