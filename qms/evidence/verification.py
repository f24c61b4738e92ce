"""Verification: every row against its chain and key, every record against its last row, every batch against its seal.

One pass over each history, in the order in which it was written; what is kept in memory is one head for each record.
"""

from dataclasses import dataclass
from itertools import chain

from django.conf import settings
from django.db import connection

from qms.jobs.progress import Progress
from qms.ledger.chain import mac_is_right, next_head
from qms.ledger.formats import kept_models

from .attachments import Attachment, altered_files
from .batches import Batches
from .counted_keys import altered_sets, sets_named
from .moment import one_moment
from .rows import HistoryRows
from .seals import Seal, head_after, seal_is_ours

NO_ROW = (0, "")
AT_ONCE = 500  # rows between two signs of how far it is


@dataclass(frozen=True)
class Finding:
    """Something that is not as it was written."""

    table: str
    row: object
    says: str

    def __str__(self):
        return f"{self.table} {self.row}: {self.says}"


def verify(progress=None, mark=0):
    """Yield a Finding for everything that does not agree; nothing when the evidence is whole.

    `mark` is the number of a seal up to which somebody has verified before: history rows under it are not read again,
    but for the newest of each record that has changed since. What was altered under it afterwards is found by a whole
    verification alone; seals, records, files and counted keys are compared in any case.
    """
    progress, copies = progress or Progress(), _copies_outside()
    with one_moment():
        seals = list(Seal.objects.order_by("number"))
        batches, before = Batches(seals[mark:]), _covered(seals, mark)
        named = set()
        histories = sum(model.history.model.objects.count() for model in kept_models())
        progress.begin(histories + Attachment.objects.count())
        for model in kept_models():
            progress.says(model._meta.verbose_name_plural)
            after = before.get(model._meta.label, 0)
            yield from _verify_rows(HistoryRows(model), batches, progress, after, named)
            yield from _verify_records(model)
        yield from _verify_seals(seals, batches, copies, mark)
        progress.says(Attachment._meta.verbose_name_plural)
        for table, row, says in chain(altered_files(progress), altered_sets(named)):
            yield Finding(table, row, says)


def _covered(seals, mark):
    """{model: history_id of the last row that is not read again}. Raises ValueError for a seal that is not there."""
    if mark and mark not in {seal.number for seal in seals}:
        raise ValueError(f"There is no seal {mark}.")
    return {label: upto for label, (_after, upto, _count) in seals[mark - 1].covers.items()} if mark else {}


def _last_before(rows, pk, after):
    """(sequence, head) of a record's newest history row up to one."""
    sql = (
        f"SELECT sequence, head FROM {_q(rows.table)} WHERE id = %s AND history_id <= %s ORDER BY sequence DESC LIMIT 1"
    )
    with connection.cursor() as cursor:
        cursor.execute(sql, [pk, after])
        return cursor.fetchone() or NO_ROW


def _verify_rows(rows, batches, progress, after, named):
    """Every row after one must follow the one before it, and every row that was sealed goes to its batch.

    The sets of counted keys that the rows name go into `named`.
    """
    last, put = {}, batches.taker(rows.label)
    for row in progress.each(rows.after(after), AT_ONCE):
        history_id, pk, sequence, head, mac, row_format = rows.place(row)
        if after and pk not in last:
            last[pk] = _last_before(rows, pk, after)
        before, text = last.get(pk, NO_ROW), rows.text(row, row_format)
        put(history_id, rows.leaf(history_id, pk, head, mac, text))
        named.update(sets_named(text or ""))
        if sequence != before[0] + 1:
            yield Finding(rows.table, history_id, f"sequence {sequence} of row {pk} does not follow {before[0]}")
        elif text is None:
            yield Finding(rows.table, history_id, f"the format {row_format} is not known")
        elif next_head(before[1], text) != head:
            says = f"content of row {pk}, sequence {sequence}, does not agree with its head"
            yield Finding(rows.table, history_id, says)
        elif not mac_is_right(mac, rows.label, pk, sequence, head):
            says = f"row {pk}, sequence {sequence}, was not written by this program"
            yield Finding(rows.table, history_id, says)
        last[pk] = (sequence, head)


def _verify_records(model):
    """Every record must be what its last history row says, and every history must have its record."""
    record, history = model._meta, model.history.model._meta
    for pk, has_history in _differing_records(model):
        says = "differs from its last history row" if has_history else "has no history"
        yield Finding(record.db_table, pk, says)
    gone = (
        f"SELECT DISTINCT h.id FROM {_q(history.db_table)} h LEFT JOIN {_q(record.db_table)} r ON r.id = h.id "
        "WHERE r.id IS NULL ORDER BY h.id"
    )
    for (pk,) in _rows_of(gone):
        yield Finding(record.db_table, pk, "is gone, though its history is there")


def _differing_records(model):
    """(id, whether it has a history) of records that are not what their last history row says."""
    record, history = model._meta, model.history.model._meta
    same = "IS" if connection.vendor == "sqlite" else "IS NOT DISTINCT FROM"
    columns = [_q(field.column) for field in record.concrete_fields]
    alike = " AND ".join(f"r.{column} {same} h.{column}" for column in columns)
    newest = f"SELECT max(n.sequence) FROM {_q(history.db_table)} n WHERE n.id = r.id"
    return _rows_of(
        f"SELECT r.id, h.id IS NOT NULL FROM {_q(record.db_table)} r LEFT JOIN {_q(history.db_table)} h "
        f"ON h.id = r.id AND h.sequence = ({newest}) WHERE h.id IS NULL OR NOT ({alike}) ORDER BY r.id"
    )


def _verify_seals(seals, batches, copies, mark):
    """Every seal must follow the one before it, be ours, and cover the rows it was made over."""
    table, head = Seal._meta.db_table, ""
    for number, seal in enumerate(seals, 1):
        follows = head_after(head, number, seal.root, seal.covers, seal.made_at)
        if seal.number != number or seal.head != follows or not seal_is_ours(seal):
            yield Finding(table, seal.number, "does not follow the seal before it")
        for says in batches.faults(seal) if number > mark else ():
            yield Finding(table, seal.number, says)
        head = seal.head
    inside = {seal.number: seal.head for seal in seals}
    for number, outside in copies:
        if inside.get(number) != outside:
            yield Finding(table, number, "differs from the copy kept outside, or is gone")


def _copies_outside():
    """(number, head) of the seals kept outside of the database; read first, for a seal may be made meanwhile."""
    if not settings.SEALS_FILE.exists():
        return []
    lines = (line.split() for line in settings.SEALS_FILE.read_text().splitlines() if line.strip())
    return [(int(number), head) for number, *_made, head in lines]


def _rows_of(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
        while rows := cursor.fetchmany(2000):
            yield from rows


def _q(name):
    return connection.ops.quote_name(name)
