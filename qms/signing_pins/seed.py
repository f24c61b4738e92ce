"""A signing PIN of the demo: set, forgotten, and taken away by a witness; then the password signs again."""

from django.utils import timezone

from qms.lifecycle.door import create, perform

from .models import PinRenewal
from .services import set_pin


def renewal_story(given, *, people, password):
    """The person sets a PIN, forgets it, asks; another vouches."""
    person = people[given["person"]]
    yield timezone.make_aware(given["at"])
    set_pin(person, word=password, pin=given["pin"])
    yield timezone.make_aware(given["forgotten_at"])
    renewal = create(PinRenewal, by=person, why=given["why"])
    yield timezone.make_aware(given["confirmed_at"])
    perform(renewal.confirm, by=people[given["confirmed_by"]], password=password)
