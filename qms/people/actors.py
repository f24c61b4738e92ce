"""In which capacity a person acts: for themselves by the posts they hold, or for somebody as substitute."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from django.db.models import Q, QuerySet

from qms.acts.rules import Rule, unmet
from qms.ledger.now import today
from qms.ledger.prepared_queries import Prepared

from .models import Holding, Post, Substitution, Unit, User
from .posts import SEES_EVERYTHING, SEES_NOTHING, PostKind
from .units import root_of


@dataclass(frozen=True)
class Actor:
    """One capacity of one person: the posts that count in it, and for whom it is used."""

    person: User
    posts: tuple[Post, ...] = field(default=())
    on_behalf_of: User | None = None

    def holds(self, kind: str, unit: Unit | None = None) -> bool:
        """Whether this capacity has a post of the kind, in the unit or one above it."""
        return any(post.kind == kind and (unit is None or unit.path.startswith(post.unit.path)) for post in self.posts)

    def involves(self, person: User | None) -> bool:
        """Whether the person acts or is acted for: who may not do a thing may not do it through another."""
        return person is not None and (self.person == person or self.on_behalf_of == person)


def actors_of(user: User, day: date | None = None) -> list[Actor]:
    """The capacities of a person on a day, their own first. One query, asked once for each person object and day."""
    day = day or today()
    known = user.__dict__.setdefault("_actors", {})
    if day not in known:
        known[day] = _find_actors(user, day)
    return known[day]


def actor_for(rules: Iterable[Rule], row: Any, user: User) -> Actor | None:
    """The capacity in which a person meets these rules on a row, or None."""
    return next((actor for actor in actors_of(user) if not unmet(rules, row, actor)), None)


def administrator(user: User, unit: Unit | None = None) -> Actor | None:
    """The capacity in which a person keeps a unit (None: any), or None."""
    return next((actor for actor in actors_of(user) if actor.holds(PostKind.ADMINISTRATOR, unit)), None)


def _find_actors(user: User, day: date) -> list[Actor]:
    held = _held_on(day).rows(user.pk)
    own = Actor(user, tuple(each.post for each in held if each.person_id == user.pk))
    return [own, *(Actor(user, (each.post,), each.person) for each in held if each.person_id != user.pk)]


@lru_cache(maxsize=4)
def _held_on(day: date) -> Prepared:
    """The holdings of a person on a day, and those for which they stand in."""

    def held_or_stood_in_for(key: int) -> QuerySet[Holding]:
        stood_in_for = Substitution.objects.on(day).filter(substitute=key).values("holding")
        held = Holding.objects.on(day).filter(Q(person=key) | Q(pk__in=stood_in_for))
        return held.select_related("post__unit", "person")

    return Prepared(held_or_stood_in_for)


def units_under(paths: Iterable[str]) -> QuerySet[Unit]:
    """The units of these subtrees."""
    under = Q(pk__in=[])
    for path in paths:
        under |= Q(path__startswith=path)
    return Unit.objects.filter(under)


def whole_administration(user: User) -> QuerySet[Unit]:
    """All units of the administrations in which a person holds posts."""
    return units_under({root_of(path) for path in visible_paths(user)})


def administration_of(user: User) -> Unit | None:
    """The administration for which a person keeps a catalogue; the first there is for who holds no post in any."""
    return whole_administration(user).filter(parent__isnull=True).first() or Unit.objects.filter(parent=None).first()


def holders_of(kind: str, unit: Unit) -> set[int]:
    """The keys of those who hold a post of the kind in the unit or above it today."""
    held = Holding.objects.on().filter(post__kind=kind).values_list("person_id", "post__unit__path")
    return {person for person, path in held if unit.path.startswith(path)}


def first_held(unit: Unit, *kinds: str) -> str:
    """The first of these posts that somebody holds for the unit, so that no empty one is asked; else the last."""
    return next((kind for kind in kinds if holders_of(kind, unit)), kinds[-1])


def visible_paths(user: User) -> list[str]:
    """Paths of the subtrees whose records a person may see, by the posts of all capacities."""
    paths: set[str] = set()
    for actor in actors_of(user):
        for post in actor.posts:
            if post.kind in SEES_NOTHING:
                continue
            paths.add(post.unit.root_path if post.kind in SEES_EVERYTHING else post.unit.path)
    return sorted(path for path in paths if not any(path != other and path.startswith(other) for other in paths))
