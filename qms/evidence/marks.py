"""What a seal notes of tables that have no history: how many rows stood there, and up to which key.

Rows of such a table are only ever added: what was counted once under a key is there for ever. Of a counter, what it had
come to is noted; of rows that are never reworded, a digest of their words.
"""

from functools import cache

from django.apps import apps
from django.db import connection

from qms.ledger.chain import sha256
from qms.ledger.guards import guards_of
from qms.ledger.kept import Kept

# {model: the columns that never change}; of a table of Django's, told here.
_fixed = {"contenttypes.ContentType": ("id", "app_label", "model")}
# {table: the column that only grows}
COUNTERS = {"evidence_numberseries": "last"}
NOT_MARKED = ("evidence_seal",)  # seals follow one another


def rows_are_fixed(*columns):
    """A class decorator: the words in these columns are never changed, so that a seal holds their digest."""

    def declared(model):
        _fixed[model._meta.label] = ("id", *columns)
        return model

    return declared


@cache
def marked_models():
    """The tables whose rows are never removed and that have no history, by the names of their tables."""
    found = {}
    for model in apps.get_models():
        table = model._meta.db_table
        if issubclass(model, Kept) or hasattr(model, "history_date") or table in NOT_MARKED:
            continue
        never_removed = any(getattr(each, "event", "") == "DELETE" for each in guards_of(model))
        if model._meta.label in _fixed or never_removed:
            found[table] = model
    return dict(sorted(found.items()))


def marks_now():
    """{table: [highest key, rows, what its counters came to, digest of its words]}, in one question but for digests."""
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(_asking(table) for table in marked_models()))
        found = {table: [upto, rows, int(counted)] for table, upto, rows, counted in cursor.fetchall()}
    return {table: [*mark, digest_of(table, mark[0])] for table, mark in found.items()}


def _asking(table):
    counted = f"coalesce(sum({_q(COUNTERS[table])}), 0)" if table in COUNTERS else "0"
    return f"SELECT '{table}', coalesce(max(id), 0), count(*), {counted} FROM {_q(table)}"


def digest_of(table, upto):
    """A digest of the words that never change, up to a key; "" for a table that has none."""
    columns = _fixed.get(marked_models()[table]._meta.label)
    if columns is None:
        return ""
    named = ", ".join(map(_q, columns))
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {named} FROM {_q(table)} WHERE id <= %s ORDER BY id", [upto])
        return sha256("\n".join("\x1f".join(map(str, row)) for row in cursor.fetchall()))


def grown_marks():
    """The marks that are others than those of the seals so far."""
    known = sealed_marks()
    return {table: mark for table, mark in marks_now().items() if known.get(table) != mark and mark[1]}


def sealed_marks(number=None):
    """{table: its newest mark under the seals up to one (None: the last)}."""
    from .seals import Seal

    found = {}
    seals = Seal.objects.exclude(marks={}).order_by("-number")
    if number is not None:
        seals = seals.filter(number__lte=number)
    for each in seals.values_list("marks", flat=True).iterator(100):
        found = each | found
        if {*marked_models()} <= {*found}:
            break
    return found


def mark_faults(marks, before):
    """Yield (table, key, sentence): between a mark and the one before it are the rows that were counted."""
    for table, (upto, rows, *_rest) in marks.items():
        if table not in marked_models():
            continue  # of another version of the program
        after, already = before.get(table, (0, 0))[:2]
        left = _count(table, after, upto)
        if left != rows - already:
            yield table, upto, f"{rows - already} rows were sealed here, of which {left} are left"


def newest_faults(marks):
    """Yield (table, key, sentence): counters have come at least as far as the newest mark, words are what they were."""
    for table, (upto, _rows, counted, digest) in marks.items():
        if table not in marked_models():
            continue
        if digest and digest_of(table, upto) != digest:
            yield table, upto, "words that never change were changed"
        if table in COUNTERS and _sum(table, upto) < counted:
            yield table, upto, "a counter was moved back"


def _count(table, after, upto):
    return _one(f"SELECT count(*) FROM {_q(table)} WHERE id > %s AND id <= %s", after, upto)


def _sum(table, upto):
    return _one(f"SELECT coalesce(sum({_q(COUNTERS[table])}), 0) FROM {_q(table)} WHERE id <= %s", upto)


def _one(sql, *values):
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return cursor.fetchone()[0]


def _q(name):
    return connection.ops.quote_name(name)
