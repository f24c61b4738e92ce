"""Rows taken a piece at a time: all of it in one transaction, and row by row only where one of them is refused."""

from django.db import transaction
from django.utils.translation import gettext as _

from qms.ledger.prepared_writes import writes_of
from qms.lifecycle.reception import attempt_work

from .judgement import judge
from .kinds import kind_of
from .rows import ImportRow
from .states import Verdict
from .values import masked, shown

PIECE = 100  # rows in one transaction: others get their turn between two


def pieces(rows):
    """These rows, a piece at a time in the order of the file; only one piece is in memory."""
    after = 0
    while piece := list(rows.filter(number__gt=after).order_by("number")[:PIECE]):
        yield piece
        after = piece[-1].number


def take_piece(record, reader, piece):
    """Take some rows in and say so beside each; gives a reader that knows nothing of what was taken back."""
    if len(piece) > 1 and reader.together:
        if _taken(record, reader, piece, alone=False):
            return reader
        reader = kind_of(record.kind).opened(record)
    for row in piece:
        if not _taken(record, reader, [row], alone=True):
            reader = kind_of(record.kind).opened(record)
    return reader


@transaction.atomic
def _taken(record, reader, piece, alone):
    """Take rows in and say so, both or none; False where one is refused, which is said only of a row alone."""
    _one_at_a_time(record)
    found = record.rows.select_for_update().filter(pk__in=[row.pk for row in piece]).order_by("number")
    rows = [row for row in found if row.can_be_taken]  # one that is in already is left alone
    reads = judge(reader, record, rows, again=True)  # what stands today may differ from what was shown
    masks = kind_of(record.kind).masks()
    pairs = [(row, read) for row, read in zip(rows, reads, strict=True) if row.can_be_taken]
    outcome = attempt_work(reader.take_all, [read for _row, read in pairs], _reason(record, rows)) if pairs else None
    if outcome and not outcome.done:
        if not alone:
            return False
        rows[0].verdict, rows[0].faults = Verdict.WRONG, outcome.sentences
    for (row, _read), made in zip(pairs, outcome.record if outcome and outcome.done else (), strict=False):
        row.verdict = Verdict.MADE if row.verdict == Verdict.NEW else Verdict.MENDED
        row.made = made
        _forget_who(row, record.columns, masks)
    for row in rows:
        row.chosen = False
    writes_of(ImportRow).update_all(rows)
    return outcome is None or outcome.done


def _reason(record, rows):
    """Why the records of a piece are written: their rows of the file."""
    first, last = rows[0].number, rows[-1].number
    if first == last:
        return _("From import %(number)s, row %(row)s.") % {"number": record.number, "row": first}
    return _("From import %(number)s, rows %(first)s to %(last)s.") % {
        "number": record.number,
        "first": first,
        "last": last,
    }


def _forget_who(row, columns, masks):
    """What is personal stands with the record now, where it can be erased: here its mask is left."""
    for each in columns if masks else ():
        place = str(each["place"])
        if row.cells.get(place) is not None and (each["name"] in masks or not each["name"]):
            row.cells[place] = masked(masks, each["name"], shown(row.cells[place]))
    row.mended = {name: masked(masks, name, text) for name, text in row.mended.items()}


def forget_rest(record):
    """An import that is over keeps nothing of whom its rows are about, whatever became of them."""
    kind = kind_of(record.kind)
    masks = kind.masks() if kind else {}
    for piece in pieces(record.rows.all()) if masks else ():
        for row in piece:
            _forget_who(row, record.columns, masks)
        writes_of(ImportRow).update_all(piece)


def _one_at_a_time(record):
    """Two imports of a kind take turns piece by piece, so that each finds what the other has brought in."""
    kind = type(record).objects.filter(kind=record.kind).order_by("pk")
    list(kind[:1].select_for_update())
