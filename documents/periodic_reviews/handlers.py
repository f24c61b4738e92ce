"""What falls due by itself: documents whose time for review has come."""

from documents.controlled.models import Document
from qms.inbox.passes import do_each, each_pass
from qms.ledger.now import today
from qms.lifecycle.door import create_as_part
from qms.people.actors import Actor
from qms.people.models import system_person

from .models import PeriodicReview
from .states import OPEN_STATES


@each_pass("open_periodic_reviews")
def open_due_reviews(now):
    """Ask about every document whose review date is reached and about which nobody is asked yet."""
    due = Document.objects.filter(next_review_on__lte=today()).exclude(reviews__state__in=OPEN_STATES)
    askable = [each for each in due.order_by("pk") if each.effective_revision() and not each.has_open_revision()]
    clock = Actor(system_person())
    return do_each(askable, lambda document: create_as_part(PeriodicReview, actor=clock, document=document))
