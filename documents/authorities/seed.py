"""The office's authorities from their readable file, decided in the name of top management."""

from django.db import transaction

from qms.lifecycle.door import create_as_part
from qms.people.actors import Actor
from qms.people.models import Unit

from .models import Authority

PLAIN = ("kind", "review", "approve", "release", "quorum", "in_order", "lapses_after", "decision")


@transaction.atomic
def load_authorities(rows, by):
    """Decide those for whose kind and unit nothing was decided yet. Gives the number added."""
    units = {unit.code: unit for unit in Unit.objects.all()}
    known = set(Authority.objects.values_list("kind", "unit__code"))
    new = [each for each in rows if (each["kind"], each["unit"]) not in known]
    for given in new:
        values = {name: given[name] for name in PLAIN}
        create_as_part(Authority, actor=Actor(by), unit=units[given["unit"]], **values)
    return len(new)
