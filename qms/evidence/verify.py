"""Verification: every row against its chain and key, every record against its last row, every batch against its seal."""

from dataclasses import dataclass

from django.conf import settings

from qms.ledger.chain import WORDS, canonical, mac_is_right, next_head, plain
from qms.ledger.formats import kept_models
from qms.ledger.models import RowFormat

from .seals import Seal, columns_of, head_after, leaf, merkle_root, seal_mac


@dataclass(frozen=True)
class Finding:
    """Something that is not as it was written."""

    table: str
    row: object
    says: str

    def __str__(self):
        return f"{self.table} {self.row}: {self.says}"


def verify():
    """Yield a Finding for everything that does not agree; nothing when the evidence is whole."""
    formats = {each.format: each.fields for each in RowFormat.objects.all()}
    leaves = {}
    for model in kept_models():
        yield from _verify_model(model, formats, leaves.setdefault(model._meta.label, {}))
    yield from _verify_seals(leaves)


def _verify_model(model, formats, leaves):
    history = model.history.model
    table, label = history._meta.db_table, model._meta.label
    columns = columns_of(history)
    place = {name: index for index, name in enumerate(columns)}
    last = {}
    for row in history.objects.order_by("history_id").values_list(*columns).iterator(2000):
        history_id, pk = row[place["history_id"]], row[place["id"]]
        leaves[history_id] = leaf(label, row)
        says = _row_fault(row, place, formats, label, last.get(pk))
        if says:
            yield Finding(table, history_id, says)
        last[pk] = (row[place["sequence"]], row[place["head"]], row)
    yield from _verify_records(model, place, last)


def _row_fault(row, place, formats, label, before):
    """What is wrong with one row, or None."""
    sequence, head, pk = row[place["sequence"]], row[place["head"]], row[place["id"]]
    if sequence != (before[0] + 1 if before else 1):
        return f"sequence {sequence} of row {pk} does not follow {before[0] if before else 0}"
    fields = formats.get(row[place["format"]])
    if fields is None:
        return f"unknown format {row[place['format']]}"
    text = canonical(row[place["format"]], [row[place[f]] for f in fields], [row[place[w]] for w in WORDS])
    if next_head(before[1] if before else "", text) != head:
        return f"content of row {pk}, sequence {sequence}, does not agree with its head"
    if not mac_is_right(row[place["mac"]], label, pk, sequence, head):
        return f"row {pk}, sequence {sequence}, was not written by this program"
    return None


def _verify_records(model, place, last):
    """Every record must be what its last history row says, and every history must have its record."""
    table = model._meta.db_table
    names = [field.attname for field in model._meta.concrete_fields]
    seen = set()
    for row in model._base_manager.values_list(*names).iterator(2000):
        pk = row[names.index("id")]
        seen.add(pk)
        if pk not in last:
            yield Finding(table, pk, "has no history")
            continue
        kept = last[pk][2]
        wrong = [name for name, value in zip(names, row, strict=True) if plain(value) != plain(kept[place[name]])]
        if wrong:
            yield Finding(table, pk, f"differs from its last history row in {', '.join(wrong)}")
    for pk in last.keys() - seen:
        yield Finding(table, pk, "is gone, though its history is there")


def _verify_seals(leaves):
    previous, table = None, Seal._meta.db_table
    for seal in Seal.objects.order_by("number"):
        number = previous.number + 1 if previous else 1
        head = head_after(previous.head if previous else "", number, seal.root, seal.covers, seal.made_at)
        if seal.number != number or seal.head != head or not _seal_is_ours(seal):
            yield Finding(table, seal.number, "does not follow the seal before it")
        yield from _verify_batch(seal, leaves, table)
        previous = seal
    yield from _compare_outside(table)


def _seal_is_ours(seal):
    return seal.mac.partition(":")[0] not in settings.EVIDENCE_KEYS or seal.mac == seal_mac(seal.head)


def _verify_batch(seal, leaves, table):
    batch = []
    for label in sorted(seal.covers):
        after, upto, count = seal.covers[label]
        rows = [digest for key, digest in leaves.get(label, {}).items() if after < key <= upto]
        if len(rows) != count:
            yield Finding(table, seal.number, f"covers {count} rows of {label}, of which {len(rows)} are left")
        batch += rows
    if merkle_root(batch) != seal.root:
        yield Finding(table, seal.number, "rows under this seal were altered, removed or added")


def _compare_outside(table):
    """Compare with the copies kept outside of the database, where there are any."""
    if not settings.SEALS_FILE.exists():
        return
    inside = {seal.number: seal.head for seal in Seal.objects.all()}
    for line in settings.SEALS_FILE.read_text().splitlines():
        number, _, head = line.split(" ", 2)
        if inside.get(int(number)) != head:
            yield Finding(table, number, "differs from the copy kept outside, or is gone")
