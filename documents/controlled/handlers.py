"""What falls due by itself: approved revisions whose in-force date is reached."""

from qms.inbox.passes import do_each, each_pass
from qms.ledger.now import today
from qms.lifecycle.door import perform
from qms.people.models import system_person

from .models import DocumentRevision
from .states import RevisionState


@each_pass("release_due_revisions")
def release_due(now):
    """Release every approved revision with an in-force date that has come, missed days included."""
    due = DocumentRevision.objects.filter(state=RevisionState.APPROVED, in_force_on__lte=today()).order_by(
        "in_force_on", "pk"
    )
    clock = system_person()
    return do_each(due, lambda revision: perform(revision.release, by=clock))
