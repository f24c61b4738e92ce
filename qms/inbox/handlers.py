"""What people are told in the same transaction: that they are waited for, and how their background work ended."""

from django.dispatch import receiver
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_noop

from qms.jobs.signals import ended
from qms.jobs.states import JobState
from qms.ledger.entry import current_entry
from qms.ledger.now import now
from qms.ledger.prepared_writes import write_new
from qms.lifecycle.signals import opened

from .models import Notice
from .notices import notify

ASKED = gettext_noop("{by} asks you: {act} – {subject}")
ENDED = {
    JobState.DONE: gettext_noop("Done: {what} – {says}"),
    JobState.FAILED: gettext_noop("It failed: {what} ({fault})"),
    JobState.CANCELLED: gettext_noop("{by} cancelled: {what}"),
}


@receiver(opened)
def tell_those_named(tasks, **kwargs):
    """Tell the persons whom newly opened tasks name; nobody is told what they have just asked of themselves."""
    by = current_entry().by
    named = (task for task in tasks if task.person_id not in (None, by.pk) and not task.person.is_system)
    write_new(Notice, (_notice(task, by) for task in named))


def _notice(task, by):
    return Notice(
        person_id=task.person_id,
        message=ASKED,
        params={"by": str(by), "subject": task.subject},
        record_type_id=task.record_type_id,
        record_id=task.record_id,
        verb=task.verb,
        created_at=now(),
    )


@receiver(ended)
def tell_whoever_asked(job, **kwargs):
    """Tell the person for whom background work was done how it ended; not of what they cancelled themselves."""
    if job.asked_by is None or (job.state == JobState.CANCELLED and job.cancelled_by == job.asked_by):
        return
    with translation.override(job.language):
        what = str(job)
    words = {"what": what, "says": job.says.partition("\n")[0], "fault": job.fault, "by": job.cancelled_by or ""}
    notify(job.asked_by, ENDED[JobState(job.state)], url=job.url or reverse("jobs"), **words)
