"""Seals: a Merkle root over the contents of all history rows of a batch, each seal bound to the one before.

A copy of every seal goes outside the database (SEALS_FILE; print it, put it into minutes), so that even a cut tail
shows.
"""

import hashlib
import json

from django.conf import settings
from django.db import connection, models, transaction

from qms.ledger.chain import keyed, plain, sha256
from qms.ledger.formats import kept_models
from qms.ledger.guards import Guard
from qms.ledger.now import now


class Seal(models.Model):
    """One seal: which rows it covers, their Merkle root, and its place in the chain of seals."""

    number = models.PositiveIntegerField(unique=True)
    made_at = models.DateTimeField()
    covers = models.JSONField(help_text="{model: [after history_id, up to history_id, rows]}")
    root = models.CharField(max_length=64)
    head = models.CharField(max_length=64)
    mac = models.CharField(max_length=100)

    class Meta:
        ordering = ["number"]
        constraints = [
            Guard(name="evidence_seal_fixed", event="UPDATE", says="evidence_seal: a seal is never rewritten"),
            Guard(name="evidence_seal_kept", event="DELETE", says="evidence_seal: a seal is never removed"),
        ]

    def __str__(self):
        return f"{self.number} {self.head}"


def columns_of(history):
    """The columns of a history model that a leaf covers: all of them."""
    return [field.attname for field in history._meta.concrete_fields]


def leaf(label, values):
    """The Merkle leaf of a history row: a digest of its whole content."""
    text = json.dumps([label, [plain(value) for value in values]], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).digest()


def merkle_root(leaves):
    """The root of a Merkle tree, hexadecimal; an odd leaf moves up as it is."""
    level = list(leaves) or [b"\0" * 32]
    while len(level) > 1:
        pairs = [hashlib.sha256(a + b).digest() for a, b in zip(level[::2], level[1::2], strict=False)]
        level = pairs + ([level[-1]] if len(level) % 2 else [])
    return level[0].hex()


def head_after(previous, number, root, covers, made_at):
    """The head of a seal after the head before it."""
    return sha256(json.dumps([previous, number, root, covers, plain(made_at)], sort_keys=True))


def seal_mac(head):
    """The keyed digest of a seal."""
    name, secret = next(iter(settings.EVIDENCE_KEYS.items()))
    return f"{name}:{keyed(secret, 'seal', head)}"


@transaction.atomic
def make_seal():
    """Seal every history row not sealed yet; returns the seal, or None when there is nothing new."""
    _hold_writers()
    last = Seal.objects.last()
    before = last.covers if last else {}
    covers, leaves = {}, []
    for model in kept_models():
        label, history = model._meta.label, model.history.model
        after = before.get(label, [0, 0, 0])[1]
        upto, count = after, 0
        rows = history.objects.filter(history_id__gt=after).order_by("history_id")
        for row in rows.values_list("history_id", *columns_of(history)).iterator(2000):
            leaves.append(leaf(label, row[1:]))
            upto, count = row[0], count + 1
        covers[label] = [after, upto, count]
    if not leaves:
        return None
    return _write(last, covers, merkle_root(leaves))


def _hold_writers():
    """On PostgreSQL no open transaction may slip a row in behind the seal; SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        names = ", ".join(connection.ops.quote_name(m.history.model._meta.db_table) for m in kept_models())
        with connection.cursor() as cursor:
            cursor.execute(f"LOCK TABLE {names} IN SHARE MODE")


def _write(last, covers, root):
    number, made_at = (last.number + 1 if last else 1), now()
    head = head_after(last.head if last else "", number, root, covers, made_at)
    seal = Seal.objects.create(
        number=number, made_at=made_at, covers=covers, root=root, head=head, mac=seal_mac(head)
    )
    transaction.on_commit(lambda: _copy_outside(seal))
    return seal


def _copy_outside(seal):
    settings.SEALS_FILE.parent.mkdir(parents=True, exist_ok=True)
    with settings.SEALS_FILE.open("a") as copies:
        copies.write(f"{seal.number} {plain(seal.made_at)} {seal.head}\n")
