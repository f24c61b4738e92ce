"""What follows by itself: the effectiveness check opens, owners and reporters are told how things came out."""

from django.dispatch import receiver
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from documents.record_series.kinds import keeps
from documents.retention.holders import needs_records
from qms.acts.acts import named
from qms.evidence.links import joined_with
from qms.inbox.notices import notify
from qms.inbox.passes import do_each, each_pass
from qms.ledger.entry import current_entry
from qms.lifecycle.door import perform
from qms.lifecycle.signals import moved
from qms.people.models import system_person

from ..actions.models import Action
from .models import Nonconformity
from .states import ENDED_STATES, OPEN_STATES, NonconformityState

keeps(Nonconformity, ENDED_STATES)
SETTLED = gettext_noop("All actions of {subject} are settled: the work can be completed.")
CLOSED = gettext_noop("What you reported is closed: {subject}")
REJECTED = gettext_noop("What you reported was rejected: {subject} – {why}")


@each_pass("effectiveness_checks")
def open_checks(moment):
    """Ask the verifiers of all nonconformities whose waiting time is over; days that were missed are caught up."""
    system = system_person()
    due = Nonconformity.objects.to_open().order_by("check_due_on", "pk")
    return do_each(due, lambda record: perform(record.open_check, by=system))


@receiver(moved, sender=Action)
def tell_the_owner(record, act, actor, **kwargs):
    """When the last action of the round was accepted or cancelled, its owner goes on."""
    if act not in named(Action.accept, Action.cancel) or not isinstance(record.origin, Nonconformity):
        return
    nonconformity = Nonconformity.objects.get(pk=record.origin.pk)
    ready = nonconformity.state == NonconformityState.IMPLEMENTING and not nonconformity.work.unsettled().exists()
    if ready and not actor.involves(nonconformity.owner):
        notify(nonconformity.owner, SETTLED, record=nonconformity, verb="complete", subject=nonconformity)


@receiver(moved, sender=Nonconformity)
def tell_the_reporter(record, act, actor, source, **kwargs):
    """Whoever reported it hears what came of it."""
    if actor.involves(record.created_by) or record.state == source:
        return
    if record.state == NonconformityState.CLOSED:
        notify(record.created_by, CLOSED, record=record, subject=record)
    elif record.state == NonconformityState.REJECTED:
        notify(record.created_by, REJECTED, record=record, subject=record, why=current_entry().reason)


@needs_records
def needed_by_open_nonconformities(model, keys):
    """What an open nonconformity came from or led to is its evidence."""
    joined = joined_with(model, keys, Nonconformity.objects.filter(state__in=OPEN_STATES))
    numbers = dict(Nonconformity.objects.filter(pk__in=joined.values()).values_list("pk", "number"))
    return {key: _("open nonconformity %(number)s") % {"number": numbers[at]} for key, at in joined.items()}
