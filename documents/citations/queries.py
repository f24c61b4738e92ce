"""What rests on which external document, and what rests on one that no longer holds."""

from django.contrib.contenttypes.models import ContentType

from documents.external.models import WARNED_AHEAD
from documents.external.states import ExternalState
from qms.ledger.now import today

from .models import Citation

ENDED = (ExternalState.REPLACED, ExternalState.EXPIRED)


def resting_on(document):
    """The citations of an external document that count, with what cites it."""
    rows = Citation.objects.filter(document=document).counting()
    return rows.select_related("unit", "document").prefetch_related("subject").order_by("sign", "pk")


def ended_below(model, keys):
    """{key of a record of the model: external documents that it cites and that hold no more}; one question."""
    own = ContentType.objects.get_for_model(model)
    rows = Citation.objects.filter(subject_type=own, subject_id__in=list(keys), document__state__in=ENDED).counting()
    found = {}
    for each in rows.select_related("document__replaced_by").order_by("sign"):
        found.setdefault(each.subject_id, []).append(each.document)
    return found


def ending_below(model, keys):
    """{key of a record of the model: external documents that it cites and whose last day is near}; one question."""
    own = ContentType.objects.get_for_model(model)
    rows = Citation.objects.filter(
        subject_type=own,
        subject_id__in=list(keys),
        document__state=ExternalState.IN_FORCE,
        document__expires_on__gte=today(),
        document__expires_on__lte=today() + WARNED_AHEAD,
    )
    found = {}
    for each in rows.counting().select_related("document__replaced_by").order_by("sign"):
        found.setdefault(each.subject_id, []).append(each.document)
    return found
