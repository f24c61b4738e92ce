"""The work on an import: its rows are read, and taken in piece by piece; a worker may break off and another go on."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qms.ledger.prepared_writes import writes_of
from qms.lifecycle.door import follow
from qms.people.actors import actors_of

from .judgement import judge
from .kinds import kind_of
from .pieces import pieces, take_piece
from .rows import ImportRow
from .states import ImportState, Verdict

AT_ONCE = 300  # rows that are read or taken while their sender waits


def go_on(record, progress):
    """Do what an import waits for; does nothing where it waits for a person. Gives what is said of it."""
    if record.state == ImportState.READING:
        _read(record, progress)
        _end(record, record.present)
    elif record.state == ImportState.TAKING:
        _take(record, progress)
        left = record.rows.to_take().exists() or record.rows.filter(verdict__in=(Verdict.WRONG, Verdict.ASKED)).exists()
        _end(record, record.pause if left else record.finish)
    return words_for(record)


def words_for(record):
    """What is said when the work ended."""
    counts = record.rows.counts()
    done = counts.get(Verdict.MADE, 0) + counts.get(Verdict.MENDED, 0)
    if not done:
        return _("The file is read: look at what it would do.")
    return ngettext("{count} row was taken in.", "{count} rows were taken in.", done).format(count=done)


@transaction.atomic
def _end(record, move):
    """Another worker may have ended it meanwhile."""
    fresh = type(record).objects.select_for_update().get(pk=record.pk)
    if fresh.state == record.state:
        follow(move, actor=actors_of(record.by)[0])
    record.refresh_from_db()


def _read(record, progress):
    waiting = record.rows.filter(verdict=Verdict.UNREAD)
    progress.begin(waiting.count(), _("reads the rows"))
    reader = kind_of(record.kind).opened(record)
    for piece in pieces(waiting):
        with transaction.atomic():
            judge(reader, record, piece)
            writes_of(ImportRow).update_all(piece)
        progress.step(len(piece))


def _take(record, progress):
    chosen = record.rows.to_take().filter(chosen=True)
    progress.begin(chosen.count(), _("takes in the rows"))
    reader = kind_of(record.kind).opened(record)
    for piece in pieces(chosen):
        reader = take_piece(record, reader, piece)
        progress.step(len(piece))
