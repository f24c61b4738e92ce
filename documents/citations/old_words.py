"""What has grown old in a text: numbers of documents that hold no more, leftovers of the district level, old names.

It warns and never refuses: a text may name an old decree in order to say that it was replaced.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from django.utils.translation import gettext as _

from documents.external.models import ExternalDocument
from documents.external.signs import found_in
from qms.text.vietnamese import marked, tidy

from .models import Citation
from .queries import ENDED
from .states import CitationState

WORDS = Path(__file__).with_name("old_words.toml")
AROUND = 8  # words on each side


@dataclass(frozen=True)
class Stale:
    """Something old in a text: what stands there, the words around it, what to write instead, why, by what source."""

    found: str
    words: str
    instead: str
    why: str
    source: str
    url_of: int | None = None  # the external document that it names


@cache
def entries():
    """The old words as data, each with its pattern; the longest first, so that one place is told once."""
    given = tomllib.loads(WORDS.read_text(encoding="utf-8"))["words"]
    pairs = [(phrase, entry) for entry in given for phrase in entry["found"]]
    return sorted(pairs, key=lambda pair: -len(pair[0]))


@cache
def pattern_of(phrases):
    """What finds these phrases in a marked text, as whole words; dashes with or without spaces."""
    spelled = (re.sub(r"\\ ?\\-\\ ?", r"\\s?[-–]\\s?", re.escape(marked(each))) for each in phrases)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)")


def stale_words(text):
    """Old words of a text, each phrase once."""
    plain = " ".join(tidy(text).split())
    said, words, found, taken = marked(plain), plain.split(" "), [], []
    for phrase, entry in entries():
        right = [each.span() for each in pattern_of(tuple(entry["except"])).finditer(said)] if "except" in entry else []
        places = [each.span() for each in pattern_of((phrase,)).finditer(said)]
        places = [place for place in places if not any(_overlap(place, other) for other in (*right, *taken))]
        if places:
            taken += places
            at = said.count(" ", 0, places[0][0])
            around = " ".join(words[max(0, at - AROUND) : at + AROUND + len(phrase.split())])
            found.append(Stale(phrase, around, entry["instead"], entry["why"], entry["source"]))
    return found


def _overlap(one, other):
    return one[0] < other[1] and other[0] < one[1]


def ended_documents():
    """{key: external document} of all that hold no more; one question for any number of texts."""
    rows = ExternalDocument.objects.filter(state__in=ENDED).select_related("replaced_by")
    return {each.code_key: each for each in rows}


def stale_numbers(text, ended, refused=()):
    """Numbers in a text that hold no more, but for those of which somebody said that they are no citation."""
    found = []
    for key, each in found_in(text).items():
        document = ended.get(key)
        if document and key not in refused:
            by = document.replaced_by
            instead = f"{by.number} – {by.title}" if by else _("nothing took its place")
            found.append(Stale(each.sign, each.words, instead, document.validity(), document.source, document.pk))
    return found


def refused_of(subject):
    """The numbers of which somebody said that this record does not cite them."""
    return set(Citation.objects.of(subject).filter(state=CitationState.REFUSED).values_list("key", flat=True))


def stale_in(text, ended=None, refused=()):
    """All that has grown old in a text: numbers first."""
    return [*stale_numbers(text, ended_documents() if ended is None else ended, refused), *stale_words(text)]
