"""What falls due by itself: issues and needs whose day of review has come."""

from documents.record_series.kinds import keeps
from qms.inbox.passes import do_each, each_pass
from qms.lifecycle.door import perform
from qms.people.models import system_person

from .models import ContextIssue, PartyNeed
from .states import ContextState

keeps(ContextIssue, (ContextState.ENDED,))
keeps(PartyNeed, (ContextState.ENDED,))


@each_pass("ask_for_reviews_of_the_context")
def ask_for_due_reviews(now):
    """Ask for the review of each one whose day has come; a day on which the machine was off loses nothing."""
    due = [each for model in (ContextIssue, PartyNeed) for each in model.objects.to_be_asked().order_by("pk")]
    return do_each(due, lambda record: perform(record.ask_review, by=system_person()))
