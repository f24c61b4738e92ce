"""In which capacity a person acts: for themselves by the posts they hold, or for somebody as substitute."""

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from django.db.models import Q

from qms.ledger.now import today
from qms.ledger.prepared import Prepared

from .models import Holding, Substitution, Unit, root_of
from .posts import SEES_EVERYTHING, SEES_NOTHING


@dataclass(frozen=True)
class Actor:
    """One capacity of one person: the posts that count in it, and for whom it is used."""

    person: Any
    posts: tuple = field(default=())
    on_behalf_of: Any = None

    def holds(self, kind, unit=None):
        """Whether this capacity has a post of the kind, in the unit or one above it."""
        return any(post.kind == kind and (unit is None or unit.path.startswith(post.unit.path)) for post in self.posts)

    def involves(self, person):
        """Whether the person acts or is acted for: who may not do a thing may not do it through another."""
        return person is not None and (self.person == person or self.on_behalf_of == person)


def actors_of(user, day=None):
    """The capacities of a person on a day, their own first. One query, asked once for each person object and day."""
    day = day or today()
    known = user.__dict__.setdefault("_actors", {})
    if day not in known:
        known[day] = _find_actors(user, day)
    return known[day]


def _find_actors(user, day):
    held = _held_on(day).rows(user.pk)
    own = Actor(user, tuple(each.post for each in held if each.person_id == user.pk))
    return [own, *(Actor(user, (each.post,), each.person) for each in held if each.person_id != user.pk)]


@lru_cache(maxsize=4)
def _held_on(day):
    """The holdings of a person on a day, and those for which they stand in."""

    def held_or_stood_in_for(key):
        stood_in_for = Substitution.objects.on(day).filter(substitute=key).values("holding")
        held = Holding.objects.on(day).filter(Q(person=key) | Q(pk__in=stood_in_for))
        return held.select_related("post__unit", "person")

    return Prepared(held_or_stood_in_for)


def units_under(paths):
    """The units of these subtrees."""
    under = Q(pk__in=[])
    for path in paths:
        under |= Q(path__startswith=path)
    return Unit.objects.filter(under)


def whole_administration(user):
    """All units of the administrations in which a person holds posts."""
    return units_under({root_of(path) for path in visible_paths(user)})


def holders_of(kind, unit):
    """The keys of those who hold a post of the kind in the unit or above it today."""
    held = Holding.objects.on().filter(post__kind=kind).values_list("person_id", "post__unit__path")
    return {person for person, path in held if unit.path.startswith(path)}


def first_held(unit, *kinds):
    """The first of these posts that somebody holds for the unit, so that no empty one is asked; else the last."""
    return next((kind for kind in kinds if holders_of(kind, unit)), kinds[-1])


def visible_paths(user):
    """Paths of the subtrees whose records a person may see, by the posts of all capacities."""
    paths = set()
    for actor in actors_of(user):
        for post in actor.posts:
            if post.kind in SEES_NOTHING:
                continue
            paths.add(post.unit.root_path if post.kind in SEES_EVERYTHING else post.unit.path)
    return sorted(path for path in paths if not any(path != other and path.startswith(other) for other in paths))
