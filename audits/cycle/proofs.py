"""How the lines of the cycle stand in a year of an administration: each with its records and figures."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from processes.years.needs import need_of
from qms.ledger.now import today
from qms.people.models import Holding
from qms.people.posts import PostKind
from qms.web.figures import figure_named
from qms.web.periods import PeriodKind, period_of

from .yearly import LINES

WHOLE, SHOWN, FEW = 100, 3, 2


@dataclass(frozen=True)
class Proof:
    """What shows a line, or should: in words, whether it does, and where it is seen."""

    words: str
    is_there: bool
    records: list
    figure: Any = None


@dataclass(frozen=True)
class Told:
    """A line with what shows it, its day, and who answers for it."""

    line: Any
    due_on: Any
    holders: list
    proofs: list

    @property
    def is_shown(self):
        return all(each.is_there for each in self.proofs)

    @property
    def tone(self):
        """What it means for whoever leads: there, not due yet, or missing."""
        return "good" if self.is_shown else "late" if self.due_on < today() else "soon"

    @property
    def state(self):
        return {"good": _("There"), "late": _("Missing"), "soon": _("Not due yet")}[self.tone]


def told_of(unit, year):
    """Every line of the cycle in this year."""
    period = period_of(PeriodKind.YEAR, date(year, 1, 1))
    names = _holders(unit)
    return [
        Told(
            line,
            line.due_on(year),
            [words for post in line.posts for words in _words_of(post, names.get(post, ()))],
            [
                *(_by_need(name, unit, year) for name in line.needs),
                *(_by_figure(name, period, unit, nothing=True) for name in line.none),
                *(_by_figure(name, period, unit, nothing=False) for name in line.all),
            ],
        )
        for line in LINES
    ]


def _words_of(post, names):
    """Who holds a post, each once; where they are many, the post itself."""
    return sorted(set(names)) if len(set(names)) <= FEW else [str(PostKind(post).label)]


def _by_need(name, unit, year):
    need = need_of(name)
    records = list(need.found(unit, year)[:SHOWN])
    return Proof(str(need.label), bool(records), records)


def _by_figure(name, period, unit, *, nothing):
    value = figure_named(name).told(period, unit)
    there = value.value == 0 if nothing else value.value == WHOLE
    return Proof(str(value.figure.label), there, [], value)


def _holders(unit):
    """{kind of post: names of those who hold it in the administration}; one question."""
    held = Holding.objects.on().filter(post__unit__path__startswith=unit.path)
    names = {}
    for each in held.select_related("person", "post"):
        names.setdefault(each.post.kind, []).append(str(each.person))
    return names
