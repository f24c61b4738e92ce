"""What comes back: earlier nonconformities with the same cause, clause and unit, process, or in similar words.

Candidates are found by indexed columns and are never more than a few hundred, whatever the years hold; words are
compared in Python on folded text, so both databases answer alike, with diacritics or without.
"""

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from django.db.models import Q
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from qms.text.vietnamese import fold
from qms.workdays.months import in_last_years

from ..causes.models import Cause
from .models import Nonconformity
from .parts import RootCause
from .states import NonconformityState

YEARS = 5
SHOWN = 8
OF_A_KIND = 20
COMPARED = 200  # of the same unit, process or clause, and as many of the whole office
FEWEST_WORDS = 3
ALIKE = 0.3  # of all words and pairs of words, or …
CONTAINED = 0.6  # … of those of the shorter text
COMMON_WORDS = (
    "va la cua cho co cac khong duoc theo tai vi nen do da dang thi ma voi tu den mot nhung nay khi trong ra so"
    " ngay the of and is was not"
)
# Words that stand in almost every report and make none alike.
COMMON = frozenset(COMMON_WORDS.split())


@dataclass
class Asked:
    """What is being reported or analysed."""

    unit: Any
    text: str = ""
    process: Any = None
    clause: Any = None
    causes: tuple = ()
    record: Any = None  # left out of what is found


@dataclass
class Repeat:
    """An earlier nonconformity with the reasons why it is shown."""

    record: Any
    weight: float = 0
    reasons: list = field(default_factory=list)


def asked_of(record):
    """What a nonconformity itself is compared by."""
    causes = {row.cause for row in record.root_causes.filter(active=True).select_related("cause")}
    causes |= {record.probable_cause} if record.probable_cause else set()
    return Asked(
        unit=record.unit,
        text=f"{record.title} {record.description}",
        process=record.process,
        clause=record.clause,
        causes=tuple(causes),
        record=record,
    )


def repeats(asked, user):
    """The earlier ones that say most, at most SHOWN, each with its reasons."""
    known = _known(asked, user)
    found = {}
    for reason, weight, rows in _by_columns(asked, known):
        for pk in rows.order_by("-pk").values_list("pk", flat=True)[:OF_A_KIND]:
            _add(found, pk, reason, weight)
    for pk, share in _by_words(asked, known):
        _add(found, pk, _("similar words"), 2 + share)
    best = sorted(found, key=lambda pk: (-found[pk].weight, -pk))[:SHOWN]
    records = known.select_related("unit", "process", "clause").in_bulk(best)
    for pk in best:
        found[pk].record = records[pk]
    return [found[pk] for pk in best]


def _known(asked, user):
    """Those of the last years that the person may see, the rejected ones left out."""
    known = Nonconformity.objects.visible_to(user).within(asked.unit).filter(in_last_years(YEARS, "created_at"))
    known = known.exclude(state=NonconformityState.REJECTED)
    return known.exclude(pk=asked.record.pk) if asked.record else known


def _add(found, pk, reason, weight):
    entry = found.setdefault(pk, Repeat(None))
    entry.weight += weight
    entry.reasons.append(reason)


def _by_columns(asked, known):
    """(reason, weight, rows) for what the records themselves say is the same."""
    for cause in asked.causes:
        below = Cause.objects.under(cause).values("pk")
        rooted = RootCause.objects.filter(cause__in=below, active=True).values("nonconformity")
        same = known.filter(Q(pk__in=rooted) | Q(probable_cause__in=below))
        yield _("same cause: %(cause)s") % {"cause": cause}, 4, same
    if asked.clause is not None:
        yield _("same unit and clause"), 3, known.filter(unit=asked.unit, clause=asked.clause)
    if asked.process is not None:
        yield _("same process"), 1, known.filter(process=asked.process)


def _by_words(asked, known):
    """(key, share) of those whose words are alike."""
    mine = features(asked.text)
    if len(mine) < FEWEST_WORDS:
        return []
    near = Q(unit=asked.unit)
    near |= Q(process=asked.process) if asked.process is not None else Q(pk__in=[])
    near |= Q(clause=asked.clause) if asked.clause is not None else Q(pk__in=[])
    rows = {}
    for candidates in (known.filter(near), known):
        rows |= dict(candidates.order_by("-pk").values_list("pk", "search_text")[:COMPARED])
    shares = ((pk, likeness(mine, features(text.partition("\n")[0]))) for pk, text in rows.items())
    return sorted(((pk, share) for pk, share in shares if share), key=lambda each: -each[1])[:OF_A_KIND]


def features(text):
    """The words of a text and the pairs in which they stand, folded; what stands in every report is left out."""
    words = [word for word in re.findall(r"[a-z]+", fold(text)) if len(word) > 1 and word not in COMMON]
    return {*words, *pairwise(words)}


def likeness(one, other):
    """How alike two texts are, 0 when they are not alike enough to be shown."""
    both = len(one & other)
    if both < FEWEST_WORDS:
        return 0
    share, inside = both / len(one | other), both / min(len(one), len(other))
    return max(share, inside) if share >= ALIKE or inside >= CONTAINED else 0


def panel_of(record, user):
    """The panel of what came before, for the page or a form of a record."""
    return panel(repeats(asked_of(record), user))


def panel(found):
    """The panel as HTML."""
    return render_to_string("nonconformities/repeats.html", {"repeats": found, "years": YEARS})
