"""What follows by itself: unanswered findings stand, and a finding closes with the nonconformity raised from it."""

from django.dispatch import receiver

from processes.nonconformities.models import Nonconformity
from processes.nonconformities.states import NonconformityState
from qms.evidence.links import came_from
from qms.inbox.passes import do_each, each_pass
from qms.ledger.now import today
from qms.lifecycle.door import follow, perform
from qms.lifecycle.signals import moved
from qms.people.models import system_person

from .models import Finding
from .states import FindingState


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
