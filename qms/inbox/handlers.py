"""What people are told in the same transaction: that they are waited for, and how their background work ended."""

from functools import cache, partial

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.dispatch import receiver
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext_noop

from qms.jobs.signals import ended
from qms.jobs.states import JobState
from qms.ledger.entry import current_entry
from qms.ledger.now import now
from qms.ledger.prepared_queries import Prepared
from qms.ledger.prepared_writes import write_new
from qms.lifecycle.models import Task
from qms.lifecycle.signals import moved, opened

from .late_notices import LATENESS
from .models import Notice
from .notices import REMINDED, notify

ASKED = gettext_noop("{by} asks you: {act} – {subject}")
ENDED = {
    JobState.DONE: gettext_noop("Done: {what} – {says}"),
    JobState.FAILED: gettext_noop("It failed: {what} ({fault})"),
    JobState.CANCELLED: gettext_noop("{by} cancelled: {what}"),
}


@receiver(moved)
def read_what_is_done(record, source, **kwargs):
    """The work is done, by whomever: what asked for it, or told of its lateness, is news no more.

    Once the act stands: notices are no evidence, and nobody waits for a lock on their account.
    """
    if source is not None:
        transaction.on_commit(partial(_read_what_is_done, record), robust=True)


def _read_what_is_done(record):
    unread = _unread_about(ContentType.objects.get_for_model(record)).rows(record.pk)
    if not unread:
        return
    waiting = Task.objects.open().about(record)
    asked = {(task.person_id, act) for task in waiting for act in (task.verb, *task.flow_task.acts)}
    done = [each.pk for each in unread if not _still_asks(each, asked)]
    Notice.objects.filter(pk__in=done).update(read_at=now())


def _still_asks(notice, asked):
    return (notice.person_id, notice.verb) in asked if notice.message in (ASKED, REMINDED) else bool(asked)


@cache
def _unread_about(kind):
    """The unread notices about a record that ask for work on it, or tell that it is late."""
    asking = Notice.objects.unread().filter(record_type=kind, message__in=[ASKED, REMINDED, *LATENESS])
    return Prepared(lambda key: asking.filter(record_id=key))


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
        urgent=task.due_at is not None and localtime(task.due_at).date() <= now().date(),
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
