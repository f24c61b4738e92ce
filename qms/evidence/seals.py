"""Seals: a Merkle root over the contents of all history rows of a batch, each seal bound to the one before.

A seal names the histories that have grown since the one before, and a mark of every other table whose rows are never
removed (marks.py). Copies leave the database (seal_copies.py), so that even a cut tail shows.
"""

import hashlib
import json

from django.db import OperationalError, connection, models, transaction

from qms.ledger.chain import plain, sha256, tag, tag_is_right
from qms.ledger.formats import kept_models
from qms.ledger.guards import Guard
from qms.ledger.now import now
from qms.ledger.places import rows_keep_their_places
from qms.ledger.server_parts import HOLD

from .rows import HistoryRows

TURNS = 20
ONE_SEALER = 5342785  # the lock that whoever seals holds on PostgreSQL
# So often a seal names every history: whoever asks how far all are sealed reads back no further.
WHOLE_EACH = 256


@rows_keep_their_places
class Seal(models.Model):
    """One seal: which rows it covers, their Merkle root, and its place in the chain of seals."""

    number = models.PositiveIntegerField(unique=True)
    made_at = models.DateTimeField()
    covers = models.JSONField(help_text="{model: [after history_id, up to history_id, rows]}")
    root = models.CharField(max_length=64)
    marks = models.JSONField(default=dict, help_text="{table: what stood in it then}, of those that have grown")
    head = models.CharField(max_length=64)
    mac = models.CharField(max_length=100)

    class Meta:
        ordering = ["number"]
        constraints = [
            Guard(name="evidence_seal_fixed", event="UPDATE", says="evidence_seal: a seal is never rewritten"),
            Guard(name="evidence_seal_kept", event="DELETE", says="evidence_seal: a seal is never removed"),
            Guard(name="evidence_seal_emptied", event="TRUNCATE", says="evidence_seal: a seal is never removed"),
        ]

    def __str__(self):
        return f"{self.number} {self.head}"


class Merkle:
    """A Merkle tree fed leaf by leaf that keeps only the tops of its full parts; a lone leaf moves up as it is."""

    def __init__(self):
        self._count, self._tops = 0, []

    def add(self, digest):
        """Put the next leaf in."""
        full = self._count
        while full & 1:
            digest = hashlib.sha256(self._tops.pop() + digest).digest()
            full >>= 1
        self._tops.append(digest)
        self._count += 1

    def root(self):
        """The root over all leaves so far, hexadecimal."""
        *tops, top = self._tops or [b"\0" * 32]
        while tops:
            top = hashlib.sha256(tops.pop() + top).digest()
        return top.hex()


def head_after(previous, number, root, covers, made_at, marks):
    """The head of a seal after the head before it."""
    return sha256(json.dumps([previous, number, root, covers, plain(made_at), marks], sort_keys=True))


def seal_mac(head):
    """The keyed digest of a seal."""
    return tag("seal", head)


def seal_is_ours(seal):
    """Whether this program made the seal."""
    return tag_is_right(seal.mac, "seal", seal.head)


@transaction.atomic
def make_seal():
    """Seal every history row not sealed yet; returns the seal, or None when there is nothing new.

    Raises OperationalError when PostgreSQL's writers leave no moment free; the next pass of the clock tries again.
    """
    from .marks import grown_marks

    _hold_writers()
    last = Seal.objects.last()
    number, before = (last.number + 1 if last else 1), sealed_upto()
    covers, tree, newest = {}, Merkle(), newest_rows()
    for model in kept_models():
        label = model._meta.label
        after = before.get(label, 0)
        if newest[label] > after:
            covers[label] = _put_rows(tree, HistoryRows(model), after)
        elif number % WHOLE_EACH == 1:
            covers[label] = [after, after, 0]
    marks = grown_marks()
    if not marks and not any(count for _after, _upto, count in covers.values()):
        return None
    return _write(last, number, covers, tree.root(), marks)


def sealed_upto(number=None):
    """{model: history_id of the last row under the seals up to one (None: the last)}; what was never sealed lacks."""
    if number is None:
        number = Seal.objects.order_by("-number").values_list("number", flat=True).first() or 0
    whole = number - (number - 1) % WHOLE_EACH
    seals = Seal.objects.filter(number__gte=whole, number__lte=number).order_by("number")
    return {label: upto for each in seals for label, (_after, upto, _count) in each.covers.items()}


def newest_rows():
    """{model: history_id of its newest row}; most have no new rows between two seals or passes."""
    quote = connection.ops.quote_name
    each = "SELECT %s, coalesce(max(history_id), 0) FROM {}"
    tables = {model._meta.label: quote(model.history.model._meta.db_table) for model in kept_models()}
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(map(each.format, tables.values())), [*tables])
        return dict(cursor.fetchall())


def _put_rows(tree, rows, after):
    upto, count = after, 0
    for row in rows.after(after):
        upto, pk, _sequence, head, mac, row_format = rows.place(row)
        tree.add(rows.leaf(upto, pk, head, mac, rows.text(row, row_format)))
        count += 1
    return [after, upto, count]


def _hold_writers():
    """On PostgreSQL no open transaction may slip a row in behind the seal; SQLite has one writer anyway.

    The sealer gives way before PostgreSQL looks for deadlocks, so that no act fails because of a seal.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [ONE_SEALER])
        cursor.execute("SET LOCAL lock_timeout = '300ms'")
        for turns_left in reversed(range(TURNS)):
            try:
                with transaction.atomic():
                    cursor.execute(f"SELECT {HOLD}()")
                break
            except OperationalError:
                if not turns_left:
                    raise
        cursor.execute("SET LOCAL lock_timeout TO DEFAULT")


def _write(last, number, covers, root, marks):
    from .seal_copies import copy_out

    made_at = now()
    head = head_after(last.head if last else "", number, root, covers, made_at, marks)
    told = {"number": number, "made_at": made_at, "covers": covers, "root": root, "marks": marks}
    seal = Seal.objects.create(**told, head=head, mac=seal_mac(head))
    transaction.on_commit(lambda: copy_out(seal))
    return seal
