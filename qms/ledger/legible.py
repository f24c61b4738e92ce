"""What comes from outside, read only as far as it can be kept.

The databases keep no NUL and no half of a character (a lone surrogate), Python writes no endless number as JSON, and
what lies in itself a thousand times ends in a RecursionError. So it is said here, once for bodies, forms and addresses.
"""

import json
import re
from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext as _

DEEPEST = 40  # lists and objects within each other; a procedure's definition has six
LARGEST = 2**63 - 1  # what a column of whole numbers holds
WHOLE = re.compile("[0-9]{1,18}")
ILLEGIBLE = re.compile("[\x00\ud800-\udfff]")


def is_legible(text: str) -> bool:
    """Whether a text can be kept and written again."""
    return ILLEGIBLE.search(text) is None


def all_legible(texts: Iterable[Any]) -> bool:
    """Whether all of these can be kept that are texts."""
    return all(is_legible(each) for each in texts if isinstance(each, str))


def whole_number(text: Any) -> int | None:
    """The number, a key or a year, that somebody wrote in an address or a form; None for whatever is none."""
    return int(text) if WHOLE.fullmatch(str(text)) else None


class LegibleJSON(json.JSONDecoder):
    """Reads JSON. Raises JSONDecodeError with a sentence for people where there is something that can't be kept."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs, parse_int=_whole, parse_float=_finite, parse_constant=_finite)

    def decode(self, s: str, *args: Any) -> Any:
        """The value of a JSON text."""
        try:
            value = super().decode(s, *args)
        except RecursionError:
            raise _illegible(_too_deep()) from None
        _look_through(value)
        return value


class JSONText(forms.JSONField):
    """A field whose value is JSON: in a script the value itself, elsewhere its text."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(decoder=LegibleJSON, **kwargs)


def _whole(text: str) -> int:
    if len(text) > len(str(LARGEST)) + 1 or abs(int(text)) > LARGEST:
        raise _illegible(_("A number is larger than what can be kept."))
    return int(text)


def _finite(text: str) -> float:
    value = float(text.replace("Infinity", "inf"))
    if value - value != 0:  # endless, or not a number
        raise _illegible(_("A number is larger than what can be kept."))
    return value


def _look_through(value: Any) -> None:
    """Every text, and how deep it lies."""
    waiting = [(value, 1)]
    while waiting:
        each, depth = waiting.pop()
        inside = [*each, *each.values()] if isinstance(each, dict) else each if isinstance(each, list) else []
        if depth > DEEPEST and inside:
            raise _illegible(_too_deep())
        if isinstance(each, str) and not is_legible(each):
            raise _illegible(_("A text holds half a character, or the character NUL."))
        waiting += [(one, depth + 1) for one in inside]


def _too_deep() -> str:
    return _("Lists and objects lie in each other more than %(count)s times.") % {"count": DEEPEST}


def _illegible(sentence: str) -> json.JSONDecodeError:
    return json.JSONDecodeError(sentence, "", 0)
