"""Jobs and the workers that do them. None of it is evidence: what a job makes is kept where it belongs."""

from datetime import timedelta

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _
from django_tasks_db.models import DBTaskResult

from qms.ledger.rights import rows_are_forgotten
from qms.people.actors import actors_of
from qms.people.posts import PostKind
from qms.people.scopes import reach_of

from .kinds import kind_of
from .states import CAN_BE_RETRIED, OPEN, JobState

# Whoever has given no sign of life for so long is gone. Longer than SQLite lets a writer wait for another.
SILENCE = timedelta(seconds=90)


class JobQuerySet(models.QuerySet):
    """Jobs as people and workers ask for them."""

    def visible_to(self, user):
        """A person's own; the administrator's are all of them."""
        if any(actor.holds(PostKind.ADMINISTRATOR) for actor in actors_of(user)):
            return self
        return self.filter(asked_by=user)

    def open(self):
        """Those that wait or are being done."""
        return self.filter(state__in=OPEN)

    def broken_off(self):
        """Those being done by a worker that has been silent too long; all machines go by the database's clock."""
        return self.filter(state=JobState.RUNNING, alive_at__lt=Now() - SILENCE)

    def not_taken(self):
        """Those whose message was given to a worker that never came to take them."""
        given = DBTaskResult.objects.exclude(status="READY").filter(started_at__lt=Now() - SILENCE)
        return self.filter(state=JobState.WAITING, message__in=given.values("pk"))

    def newest_of(self, keys):
        """{key: the newest job under it}."""
        return {job.key: job for job in self.filter(key__in=keys).order_by("pk")}


@rows_are_forgotten
class Job(models.Model):
    """One piece of long work: who asked for what, how far it is, and what came of it."""

    kind = models.CharField(max_length=60)
    # What for, in words that the administrator may read too: nothing of what records say.
    about = models.CharField(max_length=300, blank=True)
    params = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    key = models.CharField(max_length=120, blank=True)
    message = models.UUIDField(null=True)  # in the queue
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()
    language = models.CharField(max_length=10)
    state = models.CharField(max_length=10, choices=JobState, default=JobState.WAITING)
    # Grows whenever a worker takes it or it is taken from one; whoever writes of an earlier attempt is not heard.
    attempt = models.PositiveIntegerField(default=0)
    faults = models.PositiveSmallIntegerField(default=0)
    worker = models.CharField(max_length=64, blank=True)
    started_at = models.DateTimeField(null=True)
    alive_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    done = models.PositiveBigIntegerField(default=0)
    total = models.PositiveBigIntegerField(default=0)
    doing = models.CharField(max_length=200, blank=True)
    cancelled_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    fault = models.TextField(blank=True)
    says = models.TextField(blank=True)
    facts = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    url = models.CharField(max_length=300, blank=True)
    file = models.CharField(max_length=200, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    reach = models.JSONField(null=True)  # how far the person saw when the file was made

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("background work")
        verbose_name_plural = _("background work")
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["asked_by", "-id"], name="job_newest_first"),
            models.Index(fields=["key", "-id"], name="job_newest_of_a_key"),
            models.Index(fields=["state"], condition=Q(state__in=OPEN), name="job_open"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=Q(state__in=OPEN) & ~Q(key=""),
                name="one_open_job_of_a_key",
            )
        ]

    def __str__(self):
        return f"{self.words}: {self.about}" if self.about else str(self.words)

    @property
    def words(self):
        """What kind of work it is; its bare name where this version knows the kind no more."""
        kind = kind_of(self.kind)
        return kind.words if kind else self.kind

    @property
    def share(self):
        """How much of it is done, in per cent; None while nobody knows how much there is."""
        return min(100, 100 * self.done // self.total) if self.total else None

    def opens_to(self, user):
        """Whether a person may take its file: whoever asked, as long as they see as far as when it was made."""
        return bool(self.file) and self.asked_by_id == user.pk and self.reach == reach_of(user)

    @property
    def tone(self):
        """The tone of its state's badge."""
        return JobState(self.state).tone

    @property
    def is_open(self):
        """Whether it waits or is being done."""
        return self.state in OPEN

    @property
    def can_be_retried(self):
        """Whether it ended without what was asked for."""
        return self.state in CAN_BE_RETRIED


@rows_are_forgotten
class Worker(models.Model):
    """A process that does jobs, on any machine; it says every few seconds that it is alive, by the database's clock."""

    name = models.CharField(max_length=64, primary_key=True)
    machine = models.CharField(max_length=200)
    process = models.PositiveIntegerField()
    started_at = models.DateTimeField()
    alive_at = models.DateTimeField()

    class Meta:
        verbose_name = _("worker")
        verbose_name_plural = _("workers")
        ordering = ["started_at"]

    def __str__(self):
        return f"{self.machine}:{self.process}"


def workers_alive():
    """The workers that gave a sign of life lately."""
    return Worker.objects.filter(alive_at__gte=Now() - SILENCE)
