"""What a field held, as a person reads it in a history: no value of Python, no key of the program, no HTML."""

import json
import re
from datetime import date, datetime
from decimal import Decimal
from html import unescape
from typing import Any

from django.utils.html import strip_tags
from django.utils.translation import gettext as _

from qms.ledger.now import local
from qms.text.quantities import number_words

TAG = re.compile(r"</?(?:p|div|h\d|ul|ol|li|br|strong|em|table|tr|td|th|blockquote|pre|a)\b[^>]*>", re.IGNORECASE)
ENDS_A_LINE = re.compile(r"\s*(?:</(?:p|div|h\d|li|tr|blockquote|pre)>|<br\b[^>]*>)\s*", re.IGNORECASE)
KEY = re.compile(r"[a-z][a-z0-9_-]*(?:[./][\w.-]+)*")  # a word of the program's own
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
YES, NO = "yes", "no"


def label_of_field(field: Any) -> Any:
    """What a field is called; one that only leads to a row, and has no name of its own, is called as that row is."""
    own = field.verbose_name
    nameless = type(own) is str and field.is_relation and field.related_model is not None
    return field.related_model._meta.verbose_name if nameless else own


def words_of(model: Any, field: Any, value: Any) -> str:
    """A value in words. A model may tell a field in its own: `told_as = {name of the field: function}`."""
    if value is None or value in ("", [], {}):
        return ""
    told_as = getattr(model, "told_as", {}).get(field.name)
    if told_as is not None:
        return str(told_as(value))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return plain_words(value)


def plain_words(value: Any) -> str:
    """A value of any kind in words."""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, datetime):
        return f"{local(value):%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, (Decimal, float)):
        return number_words(value) if value == value else ""  # not a number: nothing
    if isinstance(value, (list, tuple, dict)):
        return nested_words(value)
    return text_words(str(value))


def text_words(text: str) -> str:
    """A text as it is read: HTML as its lines, a frozen tree of values as what people wrote in it."""
    if text[:1] in "{[" and text[-1:] in "}]":
        try:
            return nested_words(json.loads(text))
        except ValueError:
            return text
    if not TAG.search(text):
        return text
    return re.sub(r"\n\s*\n+", "\n", unescape(strip_tags(ENDS_A_LINE.sub("\n", text)))).strip()


def nested_words(value: Any, labels: dict[str, str] | None = None) -> str:
    """What people wrote in a tree of values; its keys and the program's own words are left out, or labelled."""
    if isinstance(value, dict):
        told = {key: nested_words(each, labels) for key, each in value.items() if labels or _tells(key, each)}
        return "; ".join(_labelled(labels, key, words) for key, words in told.items() if words)
    if isinstance(value, (list, tuple)):
        return "; ".join(filter(None, (nested_words(each, labels) for each in value)))
    if value is None or (isinstance(value, bool) and not labels):
        return ""
    return plain_words(value) if not isinstance(value, str) else _leaf(value)


def _tells(key: str, value: Any) -> bool:
    """Without a label a bare number says nothing, except the value of something named beside it."""
    return isinstance(value, (str, list, dict)) or key == "value"


def _labelled(labels: dict[str, str] | None, key: str, words: str) -> str:
    label = (labels or {}).get(key)
    return f"{label}: {words}" if label else words


def _leaf(text: str) -> str:
    if text in (YES, NO):
        return plain_words(text == YES)
    if found := ISO_DAY.fullmatch(text[:10]):
        return f"{found[3]}/{found[2]}/{found[1]}"
    if re.fullmatch(r"-?\d+\.\d+", text) and text.count(".") == 1 and len(text.partition(".")[2]) == 4:
        return plain_words(Decimal(text))
    return "" if KEY.fullmatch(text) else text_words(text)
