"""Who sees messages without a place, and says of one that it comes to nothing."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule
from qms.people.actors import actors_of
from qms.people.posts import SYSTEM_KEEPERS


def keeps_system(user):
    """Whether the person keeps the quality system, in whichever capacity."""
    return bool({post.kind for actor in actors_of(user) for post in actor.posts} & {*SYSTEM_KEEPERS})


def systems_of(user):
    """The source systems whose messages are taken in this person's name, whether or not they may sign in now."""
    return sorted(system for system, name in settings.FOLLOWED_SYSTEMS.items() if name == user.username)


def may_see(user):
    """Whether the person sees any of them."""
    return keeps_system(user) or bool(systems_of(user))


@rule(_("Whoever keeps the quality system, or owns the import of this system, says so."))
def sees_its_messages(row, actor):
    keeps = {post.kind for post in actor.posts} & {*SYSTEM_KEEPERS}
    return bool(keeps) or (actor.on_behalf_of is None and row.system in systems_of(actor.person))


@rule(_("It waits again already."))
def is_dismissed(row, actor):
    return not row.taken_back
