"""The levels that lateness climbs, and who stands on each for a piece of work today."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.db.models import Q, TextChoices
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from qms.people.models import Holding, Post, Substitution, Unit
from qms.people.posts import PostKind


class Level(TextChoices):
    """Who is told: ahead of the due moment, and then ever higher after it."""

    AHEAD = "ahead", _("ahead of the due moment")
    HOLDER = "holder", _("whoever is asked")
    UNIT_HEAD = "unit_head", _("head of the unit")
    TOP_MANAGEMENT = "top_management", _("top management")


# Who keeps the quality system is told where nobody stands above.
ABOVE = {
    Level.HOLDER: (PostKind.UNIT_HEAD, PostKind.TOP_MANAGEMENT, PostKind.QUALITY_MANAGER),
    Level.UNIT_HEAD: (PostKind.UNIT_HEAD, PostKind.TOP_MANAGEMENT, PostKind.QUALITY_MANAGER),
    Level.TOP_MANAGEMENT: (PostKind.TOP_MANAGEMENT, PostKind.QUALITY_MANAGER),
}


# Whoever comes from outside needs no head.
FROM_OUTSIDE = (PostKind.EXTERNAL_AUDITOR,)


@dataclass
class Told:
    """Who is told on a level, in which unit they are, and who should have been told and is not there."""

    people: list = field(default_factory=list)
    vacant: list = field(default_factory=list)
    path: str = ""


class Standing:
    """Who holds which post today, and who stands in: read once for all the work of a pass."""

    def __init__(self) -> None:
        stands_in = Substitution.objects.on().filter(substitute__is_active=True)
        self._stands_in = list(stands_in.select_related("substitute", "holding").order_by("pk"))
        # Whose account is closed is there by whoever stands in.
        by_others = [each.holding_id for each in self._stands_in]
        held = Holding.objects.on().filter(Q(person__is_active=True) | Q(pk__in=by_others), person__is_system=False)
        self._held: list[Any] = list(held.select_related("person", "post__unit").order_by("pk"))
        self._posts = list(Post.objects.lasting().select_related("unit").order_by("pk"))

    def told(self, level: Level, task: Any, unit: Any) -> Told:
        """Who is told of a task on a level; where nobody is, whoever stands next above."""
        asked = self.asked(task, unit)
        if level is Level.HOLDER and asked.people:
            return asked
        found = Told(vacant=list(asked.vacant) if level is Level.HOLDER else [])
        for kind in ABOVE[level]:
            there = self.holders(kind, asked.path, besides=asked.people)
            found.vacant += there.vacant or self._post_missing(kind, asked.path)
            if there.people:
                found.people = there.people
                break
        return found

    def asked(self, task: Any, unit: Any) -> Told:
        """Whoever is waited for: the person with those who stand in, or the holders of the post."""
        person = task.owner or task.person
        if person is None:
            return self.holders(task.post, unit.path)
        held = [each for each in self._held if each.person_id == person.pk]
        if not held:
            return Told([], [str(person)], unit.path)
        # Where they hold several posts, that in the unit of the work or nearest above it.
        paths = [each.post.unit.path for each in held]
        nearest = max((path for path in paths if unit.path.startswith(path)), key=len, default=paths[0])
        return Told(self._with_substitutes(held), [], nearest)

    def holders(self, kind: str, unit_path: str, besides: Any = ()) -> Told:
        """Who holds a post of the kind for a unit: in it, else nearest above; those who are left out apart."""
        vacant: list[str] = []
        for path in _upwards(unit_path):
            here = [each for each in self._held if each.post.kind == kind and each.post.unit.path == path]
            people = [each for each in self._with_substitutes(here) if each not in besides]
            if people:
                return Told(people, vacant, path)
            vacant += [str(post) for post in self._vacant_posts(kind, path)]
        return Told([], vacant, unit_path)

    def levels_missing(self) -> list[tuple[str, Any]]:
        """(kind, unit) of each level above a unit with posts that no post is there for at all, held or not."""
        found = {}
        for path in {post.unit.path for post in self._posts if post.kind not in FROM_OUTSIDE}:
            for kind, unit in self._missing_above(path):
                found[kind, unit.pk] = (kind, unit)
        return sorted(found.values(), key=lambda each: (each[1].path, each[0]))

    def _missing_above(self, path: str) -> Iterator[tuple[str, Any]]:
        units = {post.unit.path: post.unit for post in self._posts}
        for kind in (PostKind.UNIT_HEAD, PostKind.TOP_MANAGEMENT):
            if self._is_missing(kind, path):
                # The whole administration lacks top management, not each of its units.
                root = _upwards(path)[-1]
                yield kind, units.get(root if kind == PostKind.TOP_MANAGEMENT else path, units[path])

    def _is_missing(self, kind: str, path: str) -> bool:
        """Whether no post of the kind is there for a unit; over a whole administration stands top management."""
        above = _upwards(path)
        if kind == PostKind.UNIT_HEAD and len(above) == 1:
            return False
        return not any(post.kind == kind and post.unit.path in above for post in self._posts)

    def _post_missing(self, kind: str, path: str) -> list[str]:
        """The post that should be there, in words, where there is none of the kind."""
        if not self._is_missing(kind, path):
            return []
        unit = next((each for each in self._units if each.path == path), "")
        with translation.override(settings.LANGUAGE_CODE):
            return [f"{PostKind(kind).label} – {unit}"]

    @cached_property
    def _units(self) -> list[Any]:
        return list(Unit.objects.all())

    def _vacant_posts(self, kind: str, path: str) -> list[Any]:
        held = {each.post_id for each in self._held}
        here = [post for post in self._posts if post.kind == kind and post.unit.path == path]
        return [post for post in here if post.pk not in held]

    def _with_substitutes(self, held: list[Any]) -> list[Any]:
        """The persons of these holdings and whoever stands in for them, each once."""
        keys = {each.pk for each in held}
        others = [each.substitute for each in self._stands_in if each.holding_id in keys]
        own = [each.person for each in held if each.person.is_active]
        return list({person.pk: person for person in [*own, *others]}.values())


def _upwards(path: str) -> list[str]:
    """The paths of a unit and of those above it, nearest first."""
    steps = path.strip("/").split("/")
    return ["/" + "/".join(steps[:count]) + "/" for count in range(len(steps), 0, -1)]
