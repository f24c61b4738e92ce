"""The qualifications of the office's auditors from their readable file; what stands already is never changed."""

from django.db import transaction

from qms.ledger.entry import recording

from .models import Qualification


@transaction.atomic
def load_qualifications(given, people, by):
    """Add the qualifications that are not there yet. Gives the number added."""
    known = set(Qualification.objects.values_list("person__username", "grounds"))
    fresh = [each for each in given if (each["person"], each["grounds"]) not in known]
    with recording(by=by, act="create"):
        Qualification.save_all([Qualification(**each | {"person": people[each["person"]]}) for each in fresh])
    return len(fresh)
