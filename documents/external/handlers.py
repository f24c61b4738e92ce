"""What falls due by itself: a document whose last day has passed holds no longer, and its end is told before."""

from django.db.models import F
from django.utils.translation import gettext

from qms.inbox.passes import do_each, each_pass
from qms.ledger.now import today
from qms.lifecycle.door import perform
from qms.people.models import system_person

from .models import DAY, WARNED_AHEAD, ExternalDocument
from .states import ExternalState


@each_pass("warn_of_external_documents_that_end")
def warn_of_what_ends_soon(now):
    """Warn once of every last day that is near, missed days included; of another last day anew."""
    near = ExternalDocument.objects.filter(
        state=ExternalState.IN_FORCE, expires_on__gte=today(), expires_on__lte=today() + WARNED_AHEAD
    )
    near = near.exclude(warned_of=F("expires_on"), warned_of__isnull=False).order_by("pk")
    clock = system_person()
    return do_each(near, lambda document: perform(document.warn, by=clock))


@each_pass("end_external_documents")
def end_what_has_expired(now):
    """End every external document whose last day is over, missed days included; what replaces it was announced."""
    over = ExternalDocument.objects.filter(state=ExternalState.IN_FORCE, expires_on__lt=today()).order_by("pk")
    return do_each(over.select_related("replaced_by"), _end)


def _end(document):
    clock, successor = system_person(), document.replaced_by
    if successor and successor.holds():
        perform(document.replace, by=clock, successor=successor, since=document.expires_on + DAY)
    else:
        perform(document.expire, by=clock, reason=gettext("Its last day is over."))
