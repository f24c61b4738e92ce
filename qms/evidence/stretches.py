"""A stretch of a long timeline: as many of its newest entries as a page shows, or of its oldest as an answer tells.

What one act wrote is never cut in two: a stretch ends between two moments, and may be a little longer than asked.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cache, reduce
from operator import or_
from typing import Any

from django.db.models import Q

from qms.ledger.prepared_queries import Prepared

from .timeline import Source, entries_of, rows_of_history, sources_of


@dataclass(frozen=True)
class Stretch:
    """How many entries, from which end, and where to go on: beyond the moment at which the one before ended."""

    limit: int
    newest_first: bool = True
    beyond: datetime | None = None

    def side(self, including: datetime | None = None) -> dict[str, datetime]:
        """Which rows: those beyond where the last stretch ended, up to a moment where one is named."""
        further, up_to = ("lt", "gte") if self.newest_first else ("gt", "lte")
        found = {f"history_date__{further}": self.beyond} if self.beyond else {}
        return found | ({f"history_date__{up_to}": including} if including else {})

    def order(self) -> str:
        """The first to be shown come first."""
        return "-history_id" if self.newest_first else "history_id"

    def is_within(self, moment: datetime, last: datetime) -> bool:
        """Whether a moment lies on this side of the last, or is it."""
        return moment >= last if self.newest_first else moment <= last


def stretch_of(record: Any, stretch: Stretch, user: Any = None) -> tuple[list[Any], datetime | None]:
    """(entries of a record, its parts and attachments, oldest first, the moment beyond which there are more or None).

    Told to a user as `timeline` tells it.
    """
    sources = sources_of(record)
    read = [_first_of(source, stretch) for source in sources]
    moments = sorted((row.history_date for rows in read for row in rows), reverse=stretch.newest_first)
    last = moments[stretch.limit - 1] if len(moments) > stretch.limit else None
    if last is not None:
        read = [_up_to(last, rows, source, stretch) for source, rows in zip(sources, read, strict=True)]
    told = [sorted(rows, key=lambda row: row.history_id) for rows in read]
    before = [_rows_before(source, rows) for source, rows in zip(sources, told, strict=True)]
    entries = entries_of(record, zip(sources, told, before, strict=True), user)
    return entries, last if last is not None and _goes_on(sources, stretch, last) else None


def _first_of(source: Source, stretch: Stretch) -> list[Any]:
    """One row more than can be shown of a source."""
    if stretch.beyond is None:
        return _prepared(source.model, source.column, source.about, stretch).rows(source.key)
    return list(_rows(source, **stretch.side()).order_by(stretch.order())[: stretch.limit + 1])


@cache
def _prepared(model, column, about, stretch):
    def build(key):
        rows = rows_of_history(model, **{column: key}, **dict(about))
        return rows.order_by(stretch.order())[: stretch.limit + 1]

    return Prepared(build)


def _up_to(last, rows, source, stretch):
    """The rows up to the moment at which the stretch ends; all of that moment, however many."""
    if len(rows) > stretch.limit and stretch.is_within(rows[-1].history_date, last):
        return list(_rows(source, **stretch.side(including=last)))
    return [row for row in rows if stretch.is_within(row.history_date, last)]


def _goes_on(sources, stretch, last):
    """Whether anything lies beyond."""
    further = Stretch(stretch.limit, stretch.newest_first, last).side()
    return any(_rows(source, **further).exists() for source in sources)


def _rows(source, **about):
    return rows_of_history(source.model, **{source.column: source.key}, **dict(source.about), **about)


def _rows_before(source, rows):
    """{key of a row: the history row before its first here}, for those that do not begin here."""
    first: dict[int, Any] = {}
    for row in rows:
        first.setdefault(row.id, row)
    wanted = [Q(id=row.id, sequence=row.sequence - 1) for row in first.values() if row.sequence > 1]
    found = source.model.history.filter(reduce(or_, wanted)).order_by() if wanted else ()
    return {row.id: row for row in found}
