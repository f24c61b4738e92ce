"""Who needs what and has it: people by competences, for a page and for paper (7.2)."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from qms.ledger.now import today
from qms.people.models import Holding
from qms.people.posts import PostKind

from ..competences.models import Competence
from ..competences.states import CompetenceState
from .models import Attainment
from .queries import SOON
from .states import OPEN_STATES, AttainmentState


@dataclass(frozen=True)
class Place:
    """What one person has of one competence, and whether a post of theirs needs it."""

    needed: bool
    attainment: Any

    @property
    def holds(self):
        return self.attainment is not None and self.attainment.state == AttainmentState.VALID

    @property
    def is_gap(self):
        return self.needed and not self.holds

    @property
    def tone(self):
        if self.is_gap:
            return "late"
        until = self.attainment and self.attainment.until
        if self.needed and until and until <= today() + timedelta(days=SOON):
            return "soon"
        return "good" if self.needed else "plain"

    @property
    def words(self):
        """As it is written in its place; empty where nothing is needed or there."""
        if self.holds:
            until = self.attainment.until
            return _("until %(day)s") % {"day": f"{until:%d/%m/%Y}"} if until else _("has it")
        if self.attainment is not None:
            return _("run out")
        return _("lacks it") if self.needed else ""


@dataclass(frozen=True)
class Line:
    """A person with their posts, and a place for each competence."""

    person: Any
    posts: tuple
    places: list

    @property
    def gaps(self):
        return sum(each.is_gap for each in self.places)


def competences_asked(user):
    """The competences in use, in the order of their codes."""
    seen = Competence.objects.visible_to(user).filter(state=CompetenceState.IN_USE)
    return list(seen.prefetch_related("needs__unit").order_by("number"))


def lines_of(units, competences):
    """A line for each person with a post in these units, by units and names."""
    posts_of = _posts_of(units)
    has = Attainment.objects.filter(person__in=list(posts_of), state__in=OPEN_STATES)
    known = {(each.person_id, each.competence_id): each for each in has}
    lines = []
    for person, posts in posts_of.items():
        places = [Place(_is_needed(each, posts), known.get((person.pk, each.pk))) for each in competences]
        if any(each.needed or each.attainment for each in places):
            lines.append(Line(person, tuple(posts), places))
    return lines


def gaps_by_competence(competences, lines):
    """[(competence, the persons who lack it)] of those that somebody lacks."""
    found = [
        (each, [line.person for line in lines if line.places[place].is_gap]) for place, each in enumerate(competences)
    ]
    return [(each, persons) for each, persons in found if persons]


def _posts_of(units):
    held = Holding.objects.on().filter(post__unit__in=units.values("pk")).exclude(post__kind=PostKind.ADMINISTRATOR)
    held = held.exclude(post__kind=PostKind.EXTERNAL_AUDITOR).select_related("person", "post__unit")
    found = defaultdict(list)
    for each in held.order_by("post__unit__path", "person__name_order", "pk"):
        found[each.person].append(each.post)
    return found


def _is_needed(competence, posts):
    needs = [each for each in competence.needs.all() if each.active]
    return any(post.kind == need.post and post.unit.path.startswith(need.unit.path) for post in posts for need in needs)
