"""What falls due by itself: a document whose last day has passed holds no longer."""

from django.utils.translation import gettext

from qms.inbox.passes import do_each, each_pass
from qms.ledger.now import today
from qms.lifecycle.door import perform
from qms.people.models import system_person

from .models import ExternalDocument
from .states import ExternalState


@each_pass("end_external_documents")
def end_what_has_expired(now):
    """End every external document whose last day is over, missed days included."""
    over = ExternalDocument.objects.filter(state=ExternalState.IN_FORCE, expires_on__lt=today()).order_by("pk")
    clock = system_person()
    reason = gettext("Its last day is over.")
    return do_each(over, lambda document: perform(document.expire, by=clock, reason=reason))
