"""The records that a kept number counted, written once beside the rows that keep it.

A kept row holds how many records there were and the digest over their keys, so that its chain and its seal cover the
set. The keys themselves stand here, in blocks that are never rewritten: whatever is done to a block, the set no longer
has the digest by which it is named. Two rows that counted the same records name the same set.
"""

import hashlib
import re
from itertools import groupby, islice
from operator import itemgetter

from django.db import models
from django.utils.functional import cached_property

from qms.ledger.guards import Guard
from qms.ledger.places import rows_keep_their_places

BLOCK = 1000  # keys in a block
TABLE = "evidence_countedkeys"
# As a set is named in the chained text of a row; what people write has its quotes escaped there, and names none.
NAMED = re.compile(r'\{"count":[1-9]\d*,"keys":"([0-9a-f]{64})"\}')
FIXED, KEPT = "counted keys are never rewritten", "counted keys are never removed"


@rows_keep_their_places
class CountedKeys(models.Model):
    """A block of a set: in the first place the label of the model; then `key:sequence` of each record, sorted.

    Each key of a block is told by its distance from the one before it.
    """

    digest = models.CharField(max_length=64, help_text="SHA-256 over the texts of all blocks, a line each.")
    place = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["digest", "place"], name="a_block_of_counted_keys_stands_once"),
            Guard(name="evidence_countedkeys_fixed", event="UPDATE", says=f"{TABLE}: {FIXED}"),
            Guard(name="evidence_countedkeys_kept", event="DELETE", says=f"{TABLE}: {KEPT}"),
            Guard(name="evidence_countedkeys_emptied", event="TRUNCATE", says=f"{TABLE}: {KEPT}"),
        ]

    def __str__(self):
        return f"{self.digest[:12]} {self.place}"


def keep_keys(label, keys):
    """Keep (key, sequence) of records of a model, sorted by key; gives by what a row names them. In a transaction."""
    texts = [label, *_blocks(keys)]
    digest = digest_of(texts)
    if keys and not CountedKeys.objects.filter(digest=digest).exists():
        rows = [CountedKeys(digest=digest, place=place, text=text) for place, text in enumerate(texts)]
        CountedKeys.objects.bulk_create(rows, ignore_conflicts=True)  # somebody may keep the same set at this moment
    return {"count": len(keys), "keys": digest}


def digest_of(texts):
    """The digest that names a set."""
    return hashlib.sha256("\n".join(texts).encode()).hexdigest()


def _blocks(keys):
    rest = iter(keys)
    while piece := list(islice(rest, BLOCK)):
        before = [0, *(key for key, _sequence in piece)]
        yield " ".join(f"{key - last}:{sequence}" for (key, sequence), last in zip(piece, before, strict=False))


class CountedSet:
    """A set as a kept row names it: how many, the digest, and of which model."""

    def __init__(self, label, named):
        self.label, self.count, self.digest = label, named["count"], named["keys"]

    @cached_property
    def _texts(self):
        rows = CountedKeys.objects.filter(digest=self.digest).order_by("place") if self.count else []
        return [row.text for row in rows] or [self.label]

    def is_whole(self):
        """Whether its blocks are those that were counted, by the digest in the row that keeps the number."""
        return self._texts[0] == self.label and digest_of(self._texts) == self.digest

    def keys(self, first=0, last=None):
        """(key, sequence) of those from one place up to before another, read from the blocks that hold them."""
        last = self.count if last is None else min(last, self.count)
        if first >= last:
            return []
        begin = first // BLOCK
        texts = self._texts[begin + 1 : (last - 1) // BLOCK + 2]
        return [pair for text in texts for pair in _read(text)][first - begin * BLOCK : last - begin * BLOCK]


def _read(text):
    key = 0
    for each in text.split(" "):
        distance, _colon, sequence = each.partition(":")
        key += int(distance)
        yield key, int(sequence)


def sets_named(text):
    """The digests of the sets that the chained text of a row names."""
    return NAMED.findall(text) if '"keys":"' in text else ()


def stored_sets(digests=None):
    """(digest, texts) of the sets that are there, or of those asked for."""
    rows = CountedKeys.objects.order_by("digest", "place")
    if digests is not None:
        rows = rows.filter(digest__in=digests)
    told = rows.values_list("digest", "text").iterator(200)
    for digest, blocks in groupby(told, itemgetter(0)):
        yield digest, [text for _digest, text in blocks]


def altered_sets(named):
    """Yield (table, digest, sentence) for every set that is not what it was, and those of `named` that are gone."""
    gone = set(named)
    for digest, texts in stored_sets():
        gone.discard(digest)
        if digest_of(texts) != digest:
            yield TABLE, digest, "the keys are not those that were counted"
    for digest in sorted(gone):
        yield TABLE, digest, "the keys that were counted are gone"
