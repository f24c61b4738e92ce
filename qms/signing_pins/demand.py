"""Whoever must have a second factor and has none sets it before anything else (SECOND_FACTOR_REQUIRED)."""

from functools import cache

from django.conf import settings
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.shortcuts import redirect
from django.urls import reverse

from qms.acts.acts import acts_of
from qms.lifecycle.registry import record_types
from qms.people.actors import actors_of
from qms.people.posts import POWERFUL
from qms.people.rules import PostRule
from qms.people.second_factors import factor_of

OWED = "owes_second_factor"  # in the session, so that no page has to ask the database
OPEN_WAYS = ("second_factor", "logout", "set_language", "password_change", "alive", "ready")


@cache
def posts_that_sign() -> frozenset[str]:
    """The kinds of posts that some act of some record asks for and that is signed, and the posts of power."""
    acts = [each for kind in record_types().values() for each in acts_of(kind.model).values() if each.sign]
    asked = [(*rule.kinds, rule.post) for each in acts for rule in each.who if isinstance(rule, PostRule)]
    return frozenset(POWERFUL | {kind for kinds in asked for kind in kinds if kind})


def owes(person) -> bool:
    """Whether a person must set a second factor before going on."""
    if not settings.SECOND_FACTOR_REQUIRED or factor_of(person) is not None:
        return False
    held = {post.kind for actor in actors_of(person) for post in actor.posts}
    return bool(held & posts_that_sign())


@receiver(user_logged_in)
def note_what_is_owed(request, user, **kwargs):
    """Asked once, at the login."""
    if request is not None and owes(user):
        request.session[OWED] = True


class OwedFirst:
    """Leads every request of a session that owes it to the page on which the second factor is set."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if settings.SECOND_FACTOR_REQUIRED and request.session.get(OWED) and request.path not in self._open():
            return redirect("second_factor")
        return self.get_response(request)

    @staticmethod
    def _open():
        return {reverse(name) for name in OPEN_WAYS}
