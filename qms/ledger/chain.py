"""The row chain: each history row's head covers the row, the act's words and the head before.

`head` is public and needs no key. `mac` is a keyed digest with a secret outside the database: it shows rows that
somebody with the database alone has added. A row's format names its list of fields, so that a field added later
breaks no row written earlier.
"""

import hashlib
import hmac
import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from functools import cache, lru_cache

from django.conf import settings

WORDS = (
    "act",
    "reason",
    "on_behalf_of_id",
    "declared_on",
    "signature",
    "history_user_id",
    "history_date",
    "history_type",
)
UNCHAINED = ("id", "head")


def sha256(text):
    """Hexadecimal SHA-256 of a text."""
    return hashlib.sha256(text.encode()).hexdigest()


@cache
def fields_of(model):
    """Names of the columns that a row of this kept model chains, in the model's order."""
    return tuple(field.attname for field in model._meta.concrete_fields if field.attname not in UNCHAINED)


@cache
def format_of(model):
    """The format of this model's rows: a digest of its list of fields."""
    return sha256(json.dumps([model._meta.label, fields_of(model)]))[:12]


def plain(value):
    """A value that JSON does not know, as JSON writes it; the same before saving and after reading."""
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    raise TypeError(f"A {type(value).__name__} can't be chained.")


# One encoder for all rows. It looks for no circles: rows come from columns.
_encoder = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), sort_keys=True, check_circular=False, default=plain
)


def canonical(row_format, values, words):
    """The one text of a row: its format, its values and the act's words."""
    return _encoder.encode((row_format, values, words))


def next_head(previous, text):
    """The head that follows `previous` ("" before the first row)."""
    return sha256(previous + text)


@lru_cache(maxsize=8)
def _hmac_under(secret):
    """An HMAC with the key worked in and nothing else; a copy for each text is quicker than a new one."""
    return hmac.new(secret.encode(), digestmod=hashlib.sha256)


def keyed(secret, *parts):
    """HMAC-SHA256 of the parts under a secret, hexadecimal."""
    return _keyed(secret, "\x1f".join(map(str, parts)))


def _keyed(secret, text):
    mac = _hmac_under(secret).copy()
    mac.update(text.encode())
    return mac.hexdigest()


def tag(*parts):
    """The keyed digest of the parts under the first evidence key, with the key's name before it."""
    name, secret = next(iter(settings.EVIDENCE_KEYS.items()))
    return f"{name}:{keyed(secret, *parts)}"


def tag_is_right(given, *parts):
    """Whether a tag agrees, under the key that it names; a key that is no longer known is a disagreement."""
    return _is_tag_of(given, "\x1f".join(map(str, parts)))


def _is_tag_of(given, text):
    name, _, digest = given.partition(":")
    secret = settings.EVIDENCE_KEYS.get(name)
    # As bytes: what a stranger wrote there may hold letters that can't be compared as text.
    return secret is not None and hmac.compare_digest(digest.encode(), _keyed(secret, text).encode())


def mac_of(label, pk, sequence, head):
    """The tag of a history row."""
    return tag(label, pk, sequence, head)


def mac_is_right(mac, label, pk, sequence, head):
    """Whether this program wrote a history row."""
    return _is_tag_of(mac, f"{label}\x1f{pk}\x1f{sequence}\x1f{head}")
