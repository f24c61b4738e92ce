"""Whose work is handed over: a person's, a post's or a unit's; who may, and what becomes of what they choose."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from qms.inbox import claims
from qms.people.actors import actors_of, administrator
from qms.people.models import Holding, Post, Unit, User
from qms.people.posts import SYSTEM_KEEPERS, PostKind

from .handover import posts_left_by, waiting_for

LOOK_AFTER = (PostKind.UNIT_HEAD, PostKind.TOP_MANAGEMENT, *SYSTEM_KEEPERS)


def looks_after(user, units):
    """Whether a person answers for the work of one of these units: its heads, those of quality, the administrator."""
    posts = [(actor, unit) for actor in actors_of(user) for unit in units]
    return any(actor.holds(kind, unit) for actor, unit in posts for kind in (*LOOK_AFTER, PostKind.ADMINISTRATOR))


def may_hand_over(user, person):
    """Whether a person sees what another would leave behind: themselves, and who looks after one of their units."""
    held = Holding.objects.filter(person=person).select_related("post__unit")
    units = [each.post.unit for each in held]
    return person == user or looks_after(user, units) or (not units and administrator(user) is not None)


@dataclass(frozen=True)
class Subject:
    """Whose work it is: the people, what waits for posts that a person holds, or for those that are looked at."""

    row: Any
    people: list
    posts: Any = ()
    rest: Any = ()


def of_person(user, pk):
    """What one person would leave behind. Raises Http404 or PermissionDenied."""
    person = get_object_or_404(User.objects.filter(is_system=False), pk=pk)
    _refuse_unless(may_hand_over(user, person))
    return Subject(person, [person], posts=posts_left_by(person))


def of_post(user, pk):
    """What waits for a post, and what those who hold or held it would leave behind."""
    post = get_object_or_404(Post.objects.select_related("unit"), pk=pk)
    _refuse_unless(looks_after(user, [post.unit]))
    return Subject(post, _holders([post]), rest=_rest([post]))


def of_unit(user, pk):
    """What waits for the posts of a unit and of those below it, and what its people would leave behind."""
    unit = get_object_or_404(Unit, pk=pk)
    _refuse_unless(looks_after(user, [unit]))
    posts = list(Post.objects.filter(unit__path__startswith=unit.path).select_related("unit"))
    return Subject(unit, _holders(posts), rest=_rest(posts))


def _refuse_unless(allowed):
    if not allowed:
        raise PermissionDenied(_("This page is for the person, the heads of the unit, and who answers for quality."))


def _holders(posts):
    """Whoever holds one of these posts, and whoever held one and holds no other now."""
    held = Holding.objects.on().values("person")
    ever = User.objects.filter(holdings__post__in=posts, is_system=False)
    today = ever.filter(holdings__in=Holding.objects.on().filter(post__in=posts))
    return list((today | ever.exclude(pk__in=held)).distinct().order_by("name_order", "pk"))


def _rest(posts):
    """How much waits for each of these posts."""
    return [{"post": post, "tasks": count} for post in posts if (count := waiting_for(post).count())]


def carry_out(form, user):
    """How many things went over, and what stands against each: pairs (what, sentences).

    Each record is handed over by its own act; one that is refused stops no other.
    """
    reason, done, refused = form.cleaned_data["reason"], 0, []
    for each, to in form.chosen():
        outcome = each.hand_over(to, by=user, reason=reason)
        done += outcome.done
        if not outcome.done:
            refused.append((each, outcome.sentences))
    for key in form.given_back():
        try:
            claims.give_back(key, by=user)
            done += 1
        except (claims.TaskIsGone, PermissionDenied) as fault:
            refused.append((None, [str(fault)]))
    return done, refused
