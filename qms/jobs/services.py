"""Asking for long work, cancelling it, asking for it anew, and forgetting what ended long ago."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils.text import get_valid_filename
from django.utils.translation import get_language, gettext
from django_tasks_db.models import DBTaskResult

from qms.ledger.now import now

from .kinds import all_kinds, kind_of
from .models import Job
from .signals import ended
from .states import CAN_BE_RETRIED, JobState
from .tasks import put

KEEP_MESSAGES = timedelta(days=2)


def ask(kind, *, by=None, about="", key="", **params):
    """Ask for long work in the caller's transaction; under a `key` that waits or runs already, gives that job.

    `by` is the person for whom it is done; None when the program does it for itself. A `file` among the parameters is
    a place in the storage, and forgotten with the job.
    """
    if kind_of(kind) is None:
        raise LookupError(f"no such kind of work: {kind}")
    given = {"kind": kind, "about": str(about)[:300], "params": params, "key": key, "asked_by": by}
    try:
        with transaction.atomic():
            same = Job.objects.open().filter(key=key).first() if key else None
            return same or _asked(**given)
    except IntegrityError:  # another asked at the same moment
        return Job.objects.open().filter(key=key).first() or _asked(**given)


def _asked(**given):
    job = Job.objects.create(asked_at=now(), language=get_language() or "", **given)
    put(job)
    return job


@transaction.atomic
def cancel(job, *, by):
    """Cancel a job: at once while it waits, at its next step while it is being done. Raises ValidationError."""
    if Job.objects.filter(pk=job.pk, state=JobState.WAITING).update(
        state=JobState.CANCELLED, cancelled_by=by, ended_at=now()
    ):
        job.refresh_from_db()
        ended.send(Job, job=job)
    elif not Job.objects.filter(pk=job.pk, state=JobState.RUNNING).update(cancelled_by=by):
        raise ValidationError(gettext("It has ended already."))


def retry(job):
    """Ask anew for a job that failed or was cancelled. Raises ValidationError."""
    fresh = {"cancelled_by": None, "fault": "", "faults": 0, "done": 0, "total": 0, "ended_at": None}
    try:
        with transaction.atomic():
            over = Job.objects.filter(pk=job.pk, state__in=CAN_BE_RETRIED)
            if not over.update(state=JobState.WAITING, asked_at=now(), **fresh):
                raise ValidationError(gettext("It is being done, or was done already."))
            put(job)
    except IntegrityError:
        raise ValidationError(gettext("The same work has been asked for anew already.")) from None


def store(name, content):
    """Put a job's file where the pages on any machine find it; gives its place in the storage."""
    return default_storage.save(f"jobs/{now():%Y/%m}/{get_valid_filename(name)}", content)


def forget_old(moment):
    """Remove jobs that ended long ago, with their files, and messages of the queue that were answered; how many."""
    gone = 0
    for name in [*all_kinds(), *_unknown_kinds()]:
        kind = kind_of(name)
        before = moment - (kind.kept if kind else KEEP_MESSAGES)
        for job in Job.objects.filter(kind=name, ended_at__lt=before):
            for place in {job.file, job.params.get("file", "")} - {""}:
                default_storage.delete(place)
            gone += job.delete()[0]
    DBTaskResult.objects.exclude(status="READY").filter(enqueued_at__lt=moment - KEEP_MESSAGES).delete()
    return gone


def _unknown_kinds():
    return Job.objects.exclude(kind__in=all_kinds()).order_by().values_list("kind", flat=True).distinct()
