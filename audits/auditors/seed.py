"""The qualifications of the office's auditors from their readable file; what stands already is never changed."""

from django.db import transaction

from qms.lifecycle.door import create_as_part
from qms.people.actors import Actor

from .models import Qualification


@transaction.atomic
def load_qualifications(given, people, by):
    """Add the qualifications that are not there yet. Gives the number added."""
    known = set(Qualification.objects.values_list("person__username", "grounds"))
    fresh = [each for each in given if (each["person"], each["grounds"]) not in known]
    for each in fresh:
        create_as_part(Qualification, actor=Actor(by), **each | {"person": people[each["person"]]})
    return len(fresh)
