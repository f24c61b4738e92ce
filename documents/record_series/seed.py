"""The list of records from its readable file: nobody has compared a period with its ground, and that is said."""

from django.db import transaction

from qms.lifecycle.door import create_as_part
from qms.people.actors import Actor

from .models import RecordSeries

PLAIN = ("title", "of_kind", "form", "place", "kept_by", "basis", "ending")


@transaction.atomic
def load_series(rows, units, by):
    """Add the lines that are not in the list yet. Gives the number added."""
    known, actor = set(RecordSeries.objects.values_list("number", flat=True)), Actor(by)
    for given in rows:
        values = {name: given[name] for name in PLAIN} | {"years": given.get("years"), "unit": units[given["unit"]]}
        if given["code"] not in known:
            create_as_part(RecordSeries, actor=actor, code=given["code"], **values)
    return RecordSeries.objects.count() - len(known)
