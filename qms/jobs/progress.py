"""How far a piece of long work is, and whether it shall go on. The database hears of it beside the work.

A thread of its own writes it: the work may be reading one moment of the database, where nothing can be written, or be
in a transaction that nobody else sees yet.
"""

import logging
from contextlib import contextmanager
from threading import Event, Thread
from time import monotonic

from django.db import DatabaseError, connection, transaction
from django.db.models.functions import Now

from .models import Job
from .states import JobState

logger = logging.getLogger("qms.jobs")
BEAT = 2  # seconds between two signs of life
# Set when the worker is asked to end: work that goes on for long gives way at its next step and is done again later.
STOPPING = Event()


class Cancelled(Exception):
    """Somebody does not want this work done any more."""


class GivenBack(Exception):
    """The worker ends; another one does the work."""


class NoLongerOurs(Exception):
    """This worker was silent for so long that another has taken the work up."""


class Progress:
    """Counts the steps of long work; told to nobody, as when a command does it by itself."""

    by = None

    def __init__(self):
        self.done, self.total, self.doing = 0, 0, ""

    def begin(self, total, doing=""):
        """Say how many steps there are, and what is done now."""
        self.done, self.total = 0, total
        self.says(doing)

    def says(self, doing):
        """Say what is done now."""
        self.doing = str(doing)[:200]
        self.check()

    def step(self, many=1):
        """So many steps more are done."""
        self.done += many
        self.check()

    def each(self, records, piece=1, weight=1):
        """Go through records; a piece of so many at once is told as done, each of them as so many steps."""
        count = 0
        for record in records:
            yield record
            count += 1
            if count == piece:
                self.step(count * weight)
                count = 0
        self.step(count * weight)

    def check(self):
        """The place where work lets go when it shall not go on."""

    def remembered(self):
        """What an earlier attempt at this work remembered; here there was none."""
        return {}

    def remember(self, **facts):
        """Keep how far the work came, for the next attempt if this one breaks off."""


class JobProgress(Progress):
    """The progress of one attempt at a job."""

    def __init__(self, job):
        super().__init__()
        self.job, self.by = job, job.asked_by
        self._mine = Job.objects.filter(pk=job.pk, attempt=job.attempt, state=JobState.RUNNING)
        self._beside, self._beaten, self._refusal = True, 0, None

    def check(self):
        """Let go of the work. Raises Cancelled, GivenBack or NoLongerOurs."""
        if not self._beside and monotonic() - self._beaten >= BEAT:
            self.beat()
        if self._refusal:
            raise self._refusal
        if STOPPING.is_set():
            raise GivenBack

    def beat(self):
        """Write a sign of life and how far the work is; hear whether it shall go on."""
        self._beaten = monotonic()
        if not self._mine.update(alive_at=Now(), done=self.done, total=self.total, doing=self.doing):
            self._refusal = NoLongerOurs()
        elif self._mine.filter(cancelled_by__isnull=False).exists():
            self._refusal = Cancelled()

    def remembered(self):
        """What an earlier attempt remembered."""
        return self.job.facts

    def remember(self, **facts):
        """Keep how far the work came, for the next attempt."""
        self.job.facts = facts
        self._mine.update(facts=facts)

    @contextmanager
    def beating(self):
        """Beat while the work goes on: beside it, but within a transaction, which no other connection sees, in it."""
        self._beside = not connection.in_atomic_block
        if not self._beside:
            with transaction.atomic():  # a fault of the work leaves the transaction usable for telling of it
                yield
            return
        over = Event()
        heart = Thread(target=self._beat_on, args=(over,), daemon=True)
        heart.start()
        try:
            yield
        finally:
            over.set()
            heart.join()

    def _beat_on(self, over):
        try:
            while not over.wait(BEAT):
                try:
                    self.beat()
                except DatabaseError as fault:  # a writer holds SQLite, or the server starts anew: the next beat tells
                    logger.warning("job %s: no sign of life could be written: %s", self.job.pk, fault)
                    connection.close()
        finally:
            connection.close()
