"""What holds for one document: which posts may review, approve and release it, and how many must agree."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from django.utils.text import format_lazy

from qms.people.posts import PostKind

from .states import Reach

STANDARD = Path(__file__).with_name("standard.toml")
# The posts that are never given authority: who keeps the program, and who comes from outside.
NEVER = (PostKind.ADMINISTRATOR, PostKind.EXTERNAL_AUDITOR)
HIGHEST_FIRST = {kind.value: place for place, kind in enumerate(PostKind)}
GRANTABLE = [kind for kind in PostKind if kind not in NEVER]


def split(grant):
    """A grant "unit_head@line" as the kind of post and its reach."""
    post, _at, reach = grant.partition("@")
    return post, reach


def grant_words(grant):
    """A grant as a person reads it."""
    post, reach = split(grant)
    return format_lazy("{post} ({reach})", post=PostKind(post).label, reach=Reach(reach).label)


def grants_words(grants):
    """Several grants as a person reads them."""
    return "; ".join(str(grant_words(grant)) for grant in grants)


@dataclass(frozen=True)
class Powers:
    """The posts of each role, as "post@reach"; `quorum` 0 asks all reviewers, `lapses_after` 0 waits for ever."""

    review: tuple[str, ...]
    approve: tuple[str, ...]
    release: tuple[str, ...]
    quorum: int = 0
    in_order: bool = False
    lapses_after: int = 0
    decided: Any = None  # the authority on record, or None: as the program comes

    def may(self, role: str, posts: Any, unit: Any) -> bool:
        """Whether one of these posts may do this with a document of the unit."""
        return self.rank(role, posts, unit) is not None

    def rank(self, role: str, posts: Any, unit: Any) -> int | None:
        """The place of the highest of these posts that may do this, the highest of all being 0; None where none may."""
        grants = set(getattr(self, role))
        places = [HIGHEST_FIRST[post.kind] for post in posts if not grants.isdisjoint(_granted_to(post, unit))]
        return min(places, default=None)

    def needed(self, named: int) -> int:
        """How many of so many reviewers must endorse."""
        return self.quorum or named

    def post_of(self, role: str) -> str:
        """The kind of post that is asked first."""
        return split(getattr(self, role)[0])[0]


def _granted_to(post, unit):
    """The grants, "post@reach", that somebody who holds this post would have for a document of the unit."""
    if unit.path.startswith(post.unit.path):
        yield f"{post.kind}@{Reach.LINE}"
    if post.unit.root_path == unit.root_path:
        yield f"{post.kind}@{Reach.OFFICE}"


@cache
def standard():
    """{kind of document: its powers} as they come with the program."""
    told = tomllib.loads(STANDARD.read_text(encoding="utf-8"))
    lists = ("review", "approve", "release")
    return {kind: Powers(**each | {name: tuple(each[name]) for name in lists}) for kind, each in told.items()}
