"""One's own work as a queue: what stands before and after a record, so that one goes through it in its order."""

from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType

from .act_words import address_of
from .work import OWN, own_work

LONGEST = 500  # pieces of work; whoever has more goes through the most urgent first


@dataclass(frozen=True)
class Place:
    """Where a record stands in a person's work, and what is next to it: addresses, "" at an end."""

    number: int
    total: int
    previous_url: str
    next_url: str


def place_of(user, record):
    """The place of a record in a person's work, or None where it does not wait for them; one query.

    What stands next is another record: several pieces of work on one are one stop.
    """
    stops = _stops_of(user)
    own = (ContentType.objects.get_for_model(record).pk, record.pk)
    if own not in stops:
        return None
    keys = list(stops)
    at = keys.index(own)
    before, after = keys[at - 1 : at] if at else [], keys[at + 1 : at + 2]
    return Place(at + 1, len(keys), *(_address(each, stops) for each in (before, after)))


def _stops_of(user):
    """{(type, key): verb} of the records that wait for a person, in the order of their work."""
    rows = own_work(user).values_list("group", "due", "pk", "record_type_id", "record_id", "verb")
    order = {group.value: at for at, group in enumerate(OWN)}
    found: dict = {}
    for *_place, kind, key, verb in sorted(rows[:LONGEST], key=lambda row: (order[row[0]], *row[1:3])):
        found.setdefault((kind, key), verb)
    return found


def _address(keys, stops):
    for kind, key in keys:
        return address_of(kind, key, stops[kind, key])
    return ""
