"""What falls due by itself: risks and opportunities whose review day has come."""

from qms.inbox.passes import do_each, each_pass
from qms.lifecycle.door import perform
from qms.people.models import system_person

from .models import Risk


@each_pass("ask_for_reviews_of_risks")
def ask_for_due_reviews(now):
    """Ask the owner of each one whose day has come, once; a day on which the machine was off loses nothing."""
    due = list(Risk.objects.to_be_reviewed().filter(review_asked_on__isnull=True).order_by("pk"))
    if not due:
        return 0
    clock = system_person()
    return do_each(due, lambda risk: perform(risk.ask_review, by=clock))
