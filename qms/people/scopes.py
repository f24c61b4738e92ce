"""What an external auditor may read: the scope that was set for the post, and nothing where none was set (7.5.3)."""

from typing import Any

from django.db.models import Q
from django.utils.translation import ngettext

from .actors import actors_of, visible_paths
from .models import Holding, ReadingScope
from .posts import PostKind


class Outside:
    """How far a person from outside reads: by the scopes of the posts that they hold today."""

    def __init__(self, scopes: Any):
        self.scopes = scopes

    def narrow(self, rows):
        """Of these records those that a scope says: its units, its kinds, begun or in force in its period."""
        label, seen = rows.model._meta.label, Q(pk__in=[])
        for scope in self.scopes:
            if not scope.kinds or label in scope.kinds:
                path = scope.holding.post.unit.path
                seen |= Q(unit__path__startswith=path) & rows.model.in_period(scope.since, scope.until)
        return rows.filter(seen)


def outside_of(user):
    """An Outside for whoever holds no other post than that of an external auditor, or held it last; else None."""
    if "_outside" not in user.__dict__:
        user.__dict__["_outside"] = _outside_of(user)
    return user.__dict__["_outside"]


def told_to(user, records):
    """Of records that another record names, those that a person may see; one question for each kind of several."""
    if len(records) < 2:
        return [each for each in records if each.is_visible_to(user)]
    kinds: dict[Any, set] = {}
    for each in records:
        kinds.setdefault(type(each), set()).add(each.pk)
    seen = {kind: kind.objects.visible_to(user).filter(pk__in=keys) for kind, keys in kinds.items()}
    known = {(kind, key) for kind, rows in seen.items() for key in rows.values_list("pk", flat=True)}
    return [each for each in records if (type(each), each.pk) in known]


def unseen_words(count):
    """That there are records beyond what somebody may see; "" where there are none."""
    says = ngettext("%(count)s record that you can't see", "%(count)s records that you can't see", count)
    return says % {"count": count} if count else ""


def reach_of(user):
    """How far a person sees today, as plain values that can be kept and compared with another day's."""
    outside = outside_of(user)
    scopes = None if outside is None else [[each.pk, each.sequence] for each in outside.scopes]
    return {"units": visible_paths(user), "scopes": scopes}


def _outside_of(user):
    posts = [post for actor in actors_of(user) for post in actor.posts]
    if not posts and Holding.objects.filter(person=user, post__kind=PostKind.EXTERNAL_AUDITOR).exists():
        return Outside([])  # whose last day has passed
    if not posts or any(post.kind != PostKind.EXTERNAL_AUDITOR for post in posts):
        return None
    scopes = ReadingScope.objects.filter(holding__person=user, holding__post__in=posts)
    return Outside(list(scopes.select_related("holding__post__unit")))
