"""What a worker does: one attempt at one job. What it writes counts only while it is the last attempt.

The queue gives a message to one worker; the job's own row decides nevertheless, so that a message too many, or a
worker that wakes up after others thought it gone, does no harm.
"""

import logging
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.db.models.functions import Now
from django.utils import timezone, translation
from django.utils.translation import gettext as _
from django_tasks import task

from qms.ledger.now import now
from qms.people.scopes import reach_of

from .kinds import Result, kind_of
from .models import Job
from .progress import Cancelled, GivenBack, JobProgress, NoLongerOurs
from .signals import ended
from .states import JobState

logger = logging.getLogger("qms.jobs")
# How long after each fault it is tried again; work that comes again by itself does not hurry.
PAUSES = (timedelta(minutes=1), timedelta(minutes=5), timedelta(minutes=30))
# What no second attempt would mend.
REFUSALS = (ValidationError, PermissionDenied)


@task(takes_context=True)
def attempt(context, pk):
    """Take a job and do it, unless it has been cancelled or taken in the meantime."""
    job = take(pk, context.task_result.worker_ids[-1])
    if job is not None:
        make(job)


def moment_after(pause):
    """When the queue counts that a pause is over: by the machine's time; the program's own may be set for a demo."""
    return timezone.localtime() + pause


def put(job, pause=timedelta(0)):
    """Put a job into the queue, in the caller's transaction."""
    message = attempt.using(run_after=moment_after(pause) if pause else None).enqueue(job.pk)
    Job.objects.filter(pk=job.pk).update(message=message.id)


def take(pk, worker):
    """Give a waiting job to a worker; None when it waits no more."""
    fresh = {"done": 0, "total": 0, "doing": "", "started_at": now(), "alive_at": Now()}
    waiting = Job.objects.filter(pk=pk, state=JobState.WAITING)
    if not waiting.update(state=JobState.RUNNING, attempt=F("attempt") + 1, worker=worker, **fresh):
        return None
    job = Job.objects.select_related("asked_by").get(pk=pk)
    logger.info("job %s (%s) is taken by %s", pk, job.kind, worker)
    return job


def make(job):
    """Do a job that was taken, and write how it ended; a fault is passed on to the log of the worker."""
    with translation.override(job.language):
        _make(job, JobProgress(job))


def _make(job, progress):
    try:
        with progress.beating():
            result = _do(job, progress)
    except Cancelled:
        _end(job, JobState.CANCELLED, progress)
    except GivenBack:
        _wait_again(job)
    except NoLongerOurs:
        logger.warning("job %s was taken up by another worker", job.pk)
    except Exception as fault:
        _fail(job, progress, fault)
        raise
    except BaseException:  # the worker is made to end at once
        _wait_again(job)
        raise
    else:
        _end(job, JobState.DONE, progress, result)


def _do(job, progress):
    kind = kind_of(job.kind)
    if kind is None:
        raise ValidationError(_("This version of the program does not know this work."))
    return kind.do(progress, **job.params) or Result()


@transaction.atomic
def _end(job, state, progress, result=None):
    """Write the end of the last attempt, and tell the rooms above; an older attempt is not heard."""
    result = result or Result()
    last = {"done": progress.done, "total": progress.total, "doing": "", "ended_at": now()}
    last |= {"faults": job.faults, "fault": job.fault if state == JobState.FAILED else ""}
    if result.file and job.asked_by:
        last["reach"] = reach_of(job.asked_by)
    if not _last_of(job).update(state=state, **last, **vars(result)):
        logger.warning("job %s was taken up by another worker", job.pk)
        return
    job.refresh_from_db()
    logger.info("job %s (%s) %s", job.pk, job.kind, state)
    ended.send(Job, job=job)


def _last_of(job):
    return Job.objects.filter(pk=job.pk, attempt=job.attempt, state=JobState.RUNNING)


def _fail(job, progress, fault):
    """Keep the fault in words; try again after a pause, or no more."""
    job.fault, job.faults = in_words(fault), job.faults + 1
    kind = kind_of(job.kind)
    if isinstance(fault, REFUSALS) or job.faults >= kind.tries:
        _end(job, JobState.FAILED, progress)
    else:
        _wait_again(job, PAUSES[min(job.faults, len(PAUSES)) - 1])


def in_words(fault):
    """A fault as it is told: a refusal by its sentences, anything else by its kind and what it says."""
    if isinstance(fault, ValidationError):
        return " ".join(fault.messages)
    return str(fault) if isinstance(fault, REFUSALS) else f"{type(fault).__name__}: {fault}"[:2000]


@transaction.atomic
def _wait_again(job, pause=timedelta(0)):
    if _last_of(job).update(state=JobState.WAITING, faults=job.faults, fault=job.fault, doing=""):
        put(job, pause)


def take_up_broken_off():
    """Have jobs done again whose worker has been silent too long; what broke off too often has failed."""
    for job in Job.objects.broken_off():
        # From here on the silent worker is not heard, should it wake up.
        if Job.objects.broken_off().filter(pk=job.pk, attempt=job.attempt).update(attempt=F("attempt") + 1):
            job.attempt += 1
            _take_up(job)
    for job in Job.objects.not_taken():
        put(job)


def _take_up(job):
    job.faults, job.fault = job.faults + 1, _broken_off(job)
    kind, progress = kind_of(job.kind), JobProgress(job)
    progress.done, progress.total = job.done, job.total
    if job.cancelled_by_id:
        _end(job, JobState.CANCELLED, progress)
    elif kind is None or job.faults >= kind.tries:
        _end(job, JobState.FAILED, progress)
    else:
        _wait_again(job)


def _broken_off(job):
    with translation.override(job.language):
        if job.doing:
            return _("The worker broke off at: {doing}").format(doing=job.doing)
        return _("The worker broke off.")
