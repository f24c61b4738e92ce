"""Whose imports there are: for each source system the person in whose name its messages are taken (a setting)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qms.api.tokens import NotOpen
from qms.people.models import User


def owners():
    """{system: owner} of those whose owner has an active account."""
    names = settings.FOLLOWED_SYSTEMS
    people = {each.username: each for each in User.objects.filter(username__in=names.values(), is_active=True)}
    return {system: people[name] for system, name in names.items() if name in people}


def system_of(person, asked=""):
    """The system for which this person takes messages: the one asked for, or their only one."""
    own = sorted(system for system, name in settings.FOLLOWED_SYSTEMS.items() if name == person.username)
    if not own:
        raise NotOpen(_("No source system is followed in your name."))
    if asked and asked not in own:
        raise ValidationError(
            {"system": [_("The source system “%(name)s” is not followed in your name.") % {"name": asked}]}
        )
    if not asked and len(own) > 1:
        raise ValidationError({"system": [_("Say which source system: %(names)s.") % {"names": ", ".join(own)}]})
    return asked or own[0]
