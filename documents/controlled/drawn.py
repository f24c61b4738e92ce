"""Parts of a text that are drawn from data: where "[các bước]" stands alone, the steps that run are read (8.1, 7.5.3).

What is said once, as data, can't be said otherwise in the text. Upper rooms tell what they draw; a mark that nobody
draws stays as it was typed.
"""

import re

from django.conf import settings
from django.utils import translation

from qms.text.vietnamese import lower, tidy

MARK = re.compile(r"<p>\s*\[([^\[\]<>]{2,60})\]\s*</p>|\[([^\[\]<>]{2,60})\]")
_providers = []
_outlines = {}


def draws(provider):
    """Register `provider(revision)`, which returns {mark in small letters: function that gives safe HTML}."""
    _providers.append(provider)
    return provider


def begins_as(kind, outline):
    """Let the first text of a document of this kind begin with the HTML of `outline`, for its author to fill."""
    _outlines[kind] = outline


def outline_of(kind):
    """What the first text of a document of this kind begins with; "" where nothing is given."""
    return _outlines.get(kind, "")


def marks_in(text):
    """The marks that stand in a text, in small letters, whether or not somebody draws them."""
    return {_name(found) for found in MARK.finditer(text or "")}


def drawn(revision):
    """The text of a revision with its marks drawn, in the language of the office."""
    if not marks_in(revision.text):
        return revision.text
    with translation.override(settings.LANGUAGE_CODE):
        known = {name: draw for provider in _providers for name, draw in provider(revision).items()}
        return MARK.sub(lambda found: _drawn(found, known), revision.text)


def _drawn(found, known):
    draw = known.get(_name(found))
    return draw() if draw else found[0]


def _name(found):
    return " ".join(lower(tidy(found[1] or found[2])).split())
