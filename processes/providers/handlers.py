"""What falls due by itself: providers whose day of evaluation has come."""

from documents.record_series.kinds import keeps
from qms.inbox.passes import do_each, each_pass
from qms.lifecycle.door import perform
from qms.people.models import system_person

from .models import Provider
from .states import ProviderState

keeps(Provider, (ProviderState.ENDED, ProviderState.REFUSED))


@each_pass("ask_for_evaluations_of_providers")
def ask_for_due_evaluations(now):
    """Ask for the evaluation of each one whose day has come; a day on which the machine was off loses nothing."""
    due = Provider.objects.to_be_asked().order_by("pk")
    return do_each(due, lambda provider: perform(provider.ask_evaluation, by=system_person()))
