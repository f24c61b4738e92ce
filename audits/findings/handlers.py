"""What follows by itself: unanswered findings stand, and a finding closes with the nonconformity raised from it."""

from django.dispatch import receiver
from django.utils.translation import gettext as _

from documents.record_series.kinds import keeps
from documents.retention.holders import needs_records
from processes.nonconformities.models import Nonconformity
from processes.nonconformities.states import NonconformityState
from qms.evidence.links import came_from, joined_with
from qms.inbox.passes import do_each, each_pass
from qms.ledger.now import today
from qms.lifecycle.door import follow, perform
from qms.lifecycle.signals import moved
from qms.people.models import system_person

from .models import Finding
from .states import OPEN_STATES, FindingState

keeps(Finding, (FindingState.CLOSED, FindingState.WITHDRAWN))


@each_pass("uphold_unanswered_findings")
def uphold_unanswered(now):
    """A finding that the unit has not answered by its day stands."""
    waiting = Finding.objects.filter(state=FindingState.ISSUED, answer_by__lt=today()).order_by("pk")
    clock = system_person()
    return do_each(list(waiting), lambda finding: perform(finding.uphold, by=clock))


@receiver(moved, sender=Nonconformity)
def close_with_nonconformity(record, act, actor, **kwargs):
    """The nonconformity is closed: the finding from which it was raised is settled too."""
    if record.state != NonconformityState.CLOSED:
        return
    for finding in came_from(record, Finding).filter(state=FindingState.AGREED):
        follow(finding.close, actor=actor)


@needs_records
def needed_by_open_findings(model, keys):
    """What an open finding came from or led to is its evidence."""
    joined = joined_with(model, keys, Finding.objects.filter(state__in=OPEN_STATES))
    numbers = dict(Finding.objects.filter(pk__in=joined.values()).values_list("pk", "number"))
    return {key: _("open finding %(number)s") % {"number": numbers[at]} for key, at in joined.items()}
