"""The edition that the office works by, as its record, with the reasons for clauses that do not apply."""

from django.db import transaction

from qms.lifecycle.door import create_as_part, follow
from qms.people.actors import Actor

from ..map.clauses import BASE
from .models import Edition


@transaction.atomic
def load_edition(given, by):
    """The edition of the file, where it is not there yet. Gives it."""
    known = Edition.objects.filter(name=BASE).first()
    if known:
        return known
    edition = create_as_part(Edition, actor=Actor(by), name=BASE, amendment=given["amendment"])
    for each in given["grounds"]:
        clause = edition.clauses().get(number=each["clause"])
        edition = follow(edition.say_why, actor=Actor(by), clause=clause, why=each["why"])
    return follow(edition.adopt, actor=Actor(by), decision=given["decision"])
