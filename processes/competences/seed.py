"""What posts need, from its readable file; what stands already is never changed."""

from django.db import transaction

from qms.lifecycle.door import create_as_part
from qms.people.actors import Actor

from .models import Competence


@transaction.atomic
def load_competences(rows, units, by):
    """Add the competences that are not in the list yet. Gives the number added."""
    known = set(Competence.objects.values_list("number", flat=True))
    for given in rows:
        needs = [(kind, units[code]) for kind, code in (each.split("@") for each in given["needs"])]
        values = {"name": given["name"], "shown_by": given["shown_by"], "months": given.get("months"), "needs": needs}
        if given["code"] not in known:
            create_as_part(Competence, actor=Actor(by), code=given["code"], **values)
    return Competence.objects.count() - len(known)
