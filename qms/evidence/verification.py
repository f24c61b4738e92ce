"""Verification: every row against its chain and key, every record against its last row, every batch against its seal.

The rows are read stretch by stretch, each at one moment of the database, so that an office can go on working and a
verification that was broken off goes on where it was. What is no history is looked at at the end.
"""

from collections.abc import Iterator
from itertools import chain
from typing import Any

from django.db import connection

from qms.jobs.progress import Progress
from qms.ledger.checks import missing_guards
from qms.ledger.formats import altered_formats, kept_models
from qms.ledger.keyed_rows import foreign_rows, keyed_models

from .attachments import Attachment, altered_files
from .counted_keys import altered_sets
from .findings import Finding
from .identity import altered_identities
from .marks import newest_faults, sealed_marks
from .moment import one_moment
from .records_verified import differing_records
from .rows_verified import SEALS, Reading, next_seals, read_stretch
from .seal_copies import copies_that_differ

__all__ = ["Finding", "guards_amiss", "verify"]


def verify(progress: Any = None, mark: int = 0, after_stretch: Any = None) -> Iterator[Finding]:
    """Yield a Finding for everything that does not agree; nothing when the evidence is whole.

    `mark` is the number of a seal up to which somebody has verified before: history rows under it are not read again,
    but for the newest of each record that has changed since. What was altered under it afterwards is found by a whole
    verification alone; records, files, counted keys and whatever has no history are compared in any case.
    `after_stretch` is told the number of the seal up to which the rows were verified.
    """
    progress, reading = progress or Progress(), Reading.after_seal(mark)
    progress.begin(_rows_after(reading) + Attachment.objects.count())
    going_on = True
    while going_on:
        with one_moment():
            seals = next_seals(reading.number)
            yield from read_stretch(reading, seals, progress)
            going_on = len(seals) == SEALS
            if not going_on:
                yield from _records()
        if going_on and after_stretch:
            after_stretch(reading.number)
    yield from _what_has_no_history(progress, reading.named)


def _records():
    for model in kept_models():
        yield from differing_records(model)


def _what_has_no_history(progress, named):
    """Tables without a history, copies of seals, files, and sets of counted keys."""
    progress.says(Attachment._meta.verbose_name_plural)
    for table, row, says in chain(tables_without_history(), altered_files(progress), altered_sets(named)):
        yield Finding(table, row, says)


def tables_without_history():
    """Yield (table, row, sentence) for what decides or names something and stands outside of the histories."""
    yield from altered_formats()
    for model in keyed_models():
        for pk in foreign_rows(model):
            yield model._meta.db_table, pk, "was not written by this program as it stands"
    yield from altered_identities()
    yield from newest_faults(sealed_marks())
    yield from copies_that_differ()


def guards_amiss() -> Iterator[Finding]:
    """Yield a Finding for each guard, key or function of the database that is not as this program makes it.

    Asked once a night and by the doctor; it is no part of `verify`, which a copy without guards passes too.
    """
    for name in missing_guards(connection):
        yield Finding("guard", name, "does not stand in the database as this program makes it")


def _rows_after(reading):
    """How many history rows are to be read."""
    counts = (
        model.history.model.objects.filter(history_id__gt=reading.upto.get(model._meta.label, -(2**62)))
        for model in kept_models()
    )
    return sum(each.count() for each in counts)
