"""By which words records are found: rows beside them, kept when the records are, and made anew by a command.

The rows repeat what the records say and are no evidence. The key of a row says of which record it is, so that the
database narrows to one kind of record, and walks from the newest on, without asking any other table.
"""

import hashlib
from collections.abc import Callable
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.models.expressions import RawSQL

from qms.ledger.rights import rows_are_forgotten
from qms.text.words import folded, half_spelled, question_of, short_numbers, spelled, words_of

from .full_text import FullText, asked_of

NAME = "evidence_searched_words"
COLUMNS = ("code", "title", "text", "spelled")
HEAD = ("code", "title")
KEY_BITS, PART_BITS, KIND_BITS = 34, 10, 18  # of a row's key: which record, which part of its text, which kind
PART = 4000  # words of a text in a row; words that are asked for together stand in one of them
MOST_PARTS = 2**PART_BITS - 1

_texts: dict[type, Callable[[Any], str]] = {}


@rows_are_forgotten
class Searched(models.Model):
    """The words of a record: its number, what it is called, a part of its text, and all of them with their marks."""

    id = models.BigIntegerField(primary_key=True)
    code = models.TextField()
    title = models.TextField()
    text = models.TextField()
    spelled = models.TextField()

    derived = True  # made anew from other rows wherever it is missing

    class Meta:
        constraints = [FullText(name=NAME, columns=COLUMNS)]

    def __str__(self):
        return f"{self.pk}: {self.code}"


def text_of(model):
    """Register what gives the text of a record of this kind, beside the words that it is found by anyway."""

    def declared(read):
        _texts[model] = read
        return read

    return declared


def has_text(model):
    """Whether records of this kind have a text by which they are found."""
    return model in _texts


def whole_text(record):
    """The text of a record as people wrote it, or ""."""
    read = _texts.get(type(record))
    return read(record) if read else ""


@cache
def kind_of(model):
    """A number for a kind of record, the same in every database. Two kinds with one number would be told (checks)."""
    digest = hashlib.sha256(model._meta.label_lower.encode()).digest()
    return int.from_bytes(digest[:4]) >> (32 - KIND_BITS)


def first_key(model, pk):
    """The key of the first row of a record."""
    return ((kind_of(model) << KEY_BITS) + pk) << PART_BITS


def rows_of(record):
    """The rows by which a record is found."""
    number, *rest = map(str, record.search_words())
    code, title = words_of(number), [word for each in rest for word in words_of(each)]
    text, first = words_of(whole_text(record)), first_key(type(record), record.pk)
    parts = [text[start : start + PART] for start in range(0, len(text), PART)][:MOST_PARTS] or [[]]
    return [
        Searched(
            id=first + place,
            code=" ".join(map(folded, [*code, *short_numbers(code)])),
            title=" ".join(map(folded, title)),
            text=" ".join(map(folded, part)),
            spelled=" ".join(map(spelled, [*code, *title, *part])),
        )
        for place, part in enumerate(parts)
    ]


def keep_found(records, new=False):
    """Have records found by what they say now. Call in the transaction that wrote them."""
    for record in () if new else records:
        first = first_key(type(record), record.pk)
        Searched.objects.filter(pk__gte=first, pk__lte=first + MOST_PARTS).delete()
    Searched.objects.bulk_create([row for record in records for row in rows_of(record)], batch_size=200)


def keys_found(model, wanted):
    """Keys of the records of a kind in whose rows `wanted` stands, as an expression for `pk__in`."""
    asked = asked_of(connection.vendor, COLUMNS, wanted)
    first, last = first_key(model, 0), first_key(model, 2**KEY_BITS) - 1
    return RawSQL(*_sql(connection.vendor, asked, first, last))


def _sql(vendor, asked, first, last):
    key, mask = ("rowid" if vendor == "sqlite" else "id"), 2**KEY_BITS - 1
    if vendor == "sqlite":
        told = f"FROM {NAME} WHERE {NAME} MATCH %s"
    else:
        told = f"FROM {Searched._meta.db_table} WHERE found_by @@ %s::tsquery"
    return f"SELECT ({key} >> {PART_BITS}) & {mask} {told} AND {key} BETWEEN %s AND %s", [asked, first, last]


def all_words(typed):
    """What a record must say to be found: every word, wherever it stands, its marks typed or not."""
    return [(COLUMNS[:3], list(map(folded, words))) for words in question_of(typed)]


def from_near_to_far(typed):
    """Questions from the nearest hits to all: in the number, spelled so in what it is called, then in its text."""
    asked = question_of(typed)
    everywhere, in_head, in_code = (
        [(among, list(map(folded, words))) for words in asked] for among in (COLUMNS[:3], HEAD, HEAD[:1])
    )
    as_typed = [(COLUMNS[3:], list(map(spelled, words))) for words in asked]
    begun = [(COLUMNS[3:], [*map(spelled, words[:-1]), half_spelled(words[-1])]) for words in asked]
    return [in_code, as_typed + in_head, begun + in_head, in_head, as_typed + everywhere, everywhere]


def searched_models():
    """The kinds of records that are found by their words."""
    return [each for each in apps.get_models() if hasattr(each, "search_words") and not each._meta.abstract]


def kinds_saying(kinds, typed):
    """Those of the kinds of which any record, whoever may see it, says what was typed: one question for all."""
    wanted, parts, values = all_words(typed), [], []
    if not wanted:
        return set()
    for place, model in enumerate(kinds):
        found = keys_found(model, wanted)
        parts.append(f"SELECT {place} WHERE EXISTS ({found.sql})")
        values += found.params
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(parts), values)
        return {kinds[place] for (place,) in cursor.fetchall()}
