"""How the lines of the cycle stand in a year of an administration: each with its records and figures."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef
from django.utils.translation import gettext as _

from processes.years.needs import need_of
from qms.ledger.now import today
from qms.people.models import Holding
from qms.people.posts import PostKind
from qms.web.figure_counts import told_together
from qms.web.figures import figure_named
from qms.web.periods import PeriodKind, period_of

from .yearly import LINES

WHOLE, SHOWN, FEW = 100, 3, 2


@dataclass(frozen=True)
class Proof:
    """What shows a line, or should: in words, whether it does (None: it can't be told), and where it is seen."""

    words: str
    is_there: bool | None
    records: list
    figure: Any = None  # its number, where one is told
    model: Any = None  # of the records that should be there
    silent: Any = ""  # why nothing is told of this year


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
        """What it means for whoever leads: there, not due yet, missing, or not told of that year."""
        if self.is_shown:
            return "good"
        if self.due_on >= today():
            return "soon"
        return "late" if any(each.is_there is False for each in self.proofs) else "plain"

    @property
    def state(self):
        words = {"good": _("There"), "late": _("Missing"), "soon": _("Not due yet"), "plain": _("Cannot be told")}
        return words[self.tone]


def told_of(unit, year, user):
    """Every line of the cycle in this year, with records led to where this person may open them."""
    names, values = _holders(unit), _figures(unit, year)
    return [
        Told(
            line,
            line.due_on(year),
            [words for post in line.posts for words in _words_of(post, names.get(post, ()))],
            [
                *(_by_need(name, unit, year, user) for name in line.needs),
                *(_by_figure(name, values, year, 0) for name in line.none),
                *(_by_figure(name, values, year, WHOLE) for name in line.all),
            ],
        )
        for line in LINES
    ]


def _figures(unit, year):
    """{name: value} of the figures that can be told of this year, in one question."""
    named = [figure_named(name) for line in LINES for name in (*line.none, *line.all)]
    told = [each for each in named if not _why_silent(each, year)]
    return told_together(told, period_of(PeriodKind.YEAR, date(year, 1, 1)), unit) if told else {}


def _why_silent(figure, year):
    """Why a figure says nothing of a year: there is nothing to count yet, or it is only known how it stands today."""
    if year > today().year:
        return _("the year has not begun")
    return _("known of today alone") if figure.only_now and year < today().year else ""


def _words_of(post, names):
    """Who holds a post, each once; where they are many, the post itself."""
    return sorted(set(names)) if len(set(names)) <= FEW else [str(PostKind(post).label)]


def _by_need(name, unit, year, user):
    need = need_of(name)
    seen = need.model.objects.visible_to(user).order_by().filter(pk=OuterRef("pk"))
    records = list(need.proofs(unit, year).annotate(may_be_opened=Exists(seen))[:SHOWN])
    return Proof(str(need.label), bool(records), records, model=need.model)


def _by_figure(name, values, year, wanted):
    """By a figure that comes to what is wanted; one that says nothing of the year shows nothing."""
    figure = figure_named(name)
    if name not in values:
        silent = _why_silent(figure, year)
        return Proof(str(figure.label), False if year > today().year else None, [], silent=silent)
    return Proof(str(figure.label), values[name].value == wanted, [], values[name])


def _holders(unit):
    """{kind of post: names of those who hold it in the administration}; one question."""
    held = Holding.objects.on().filter(post__unit__path__startswith=unit.path)
    names = {}
    for each in held.select_related("person", "post"):
        names.setdefault(each.post.kind, []).append(str(each.person))
    return names
