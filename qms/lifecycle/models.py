"""Processes and tasks: who is waited for, on which record, until when."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from viewflow.workflow.models import AbstractProcess, AbstractTask
from viewflow.workflow.status import STATUS

from qms.ledger.guards import Guard
from qms.ledger.keyed_rows import KeyedField
from qms.ledger.now import now
from qms.ledger.places import rows_keep_their_places
from qms.ledger.rights import rows_are_forgotten
from qms.people.actors import actors_of
from qms.people.posts import PostKind

from .exemptions import Exemption

__all__ = ["Exemption", "Process", "SentForm", "Task"]

OPEN = (STATUS.NEW, STATUS.ASSIGNED)


class Process(AbstractProcess):
    """One run of a flow for one record."""

    record_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    record_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("record_type", "record_id")
    data = models.JSONField(default=dict, blank=True)
    # A process is over when none of its tasks waits; nothing of that is written down twice.
    status = finished = None

    class Meta:
        indexes = [models.Index(fields=["record_type", "record_id"])]


class TaskQuerySet(models.QuerySet):
    """Tasks as people meet them."""

    def open(self):
        """Those that still wait."""
        return self.filter(status__in=OPEN)

    def about(self, record):
        """Those of one record."""
        own = ContentType.objects.get_for_model(record)
        return self.filter(record_type=own, record_id=record.pk)

    def for_person(self, user):
        """Those a person is waited for: named, claimed, or by a post of any of their capacities."""
        mine = Q(person=user) | Q(owner=user)
        for actor in actors_of(user):
            for post in actor.posts:
                mine |= Q(
                    person__isnull=True, owner__isnull=True, post=post.kind, unit__path__startswith=post.unit.path
                )
        return self.filter(mine)


# Who is asked for what until when, and what came of it.
KEYED = (
    "process_id",
    "record_type_id",
    "record_id",
    "part_id",
    "verb",
    "person_id",
    "post",
    "unit_id",
    "due_at",
    "status",
    "owner_id",
    "act",
)


@rows_keep_their_places
class Task(AbstractTask):
    """A human task: waits for acts on a record, by a named person or by whoever holds a post in a unit."""

    process = models.ForeignKey(Process, on_delete=models.PROTECT, related_name="tasks")
    record_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    record_id = models.PositiveBigIntegerField()
    record = GenericForeignKey("record_type", "record_id")
    part_id = models.PositiveBigIntegerField(null=True)  # the part that is waited for, where a record has several
    subject = models.CharField(_("subject"), max_length=400)
    verb = models.CharField(max_length=60)
    detail = models.CharField(max_length=300, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    post = models.CharField(max_length=30, choices=PostKind, blank=True)
    unit = models.ForeignKey("people.Unit", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    # Of its record and its run, so that nobody's work is found by asking every table of records (flows.py keeps them).
    about = models.ForeignKey("people.Unit", null=True, on_delete=models.PROTECT, related_name="+")
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    last_by = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+")
    due_at = models.DateTimeField(_("due"), null=True)
    by_usual_time = models.BooleanField(default=False)  # due by the usual time of the act: its record says no day
    act = models.CharField(max_length=60, blank=True)
    data = models.JSONField(default=dict, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    owner_permission_content_type = models.ForeignKey(
        ContentType, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    mac = KeyedField(of=KEYED)
    # What viewflow offers and this house does not use.
    seed = previous = external_task_id = scheduled = None

    objects = TaskQuerySet.as_manager()

    class Meta:
        verbose_name = _("task")
        verbose_name_plural = _("tasks")
        indexes = [
            models.Index(fields=["status", "person", "due_at"]),
            models.Index(fields=["status", "owner", "due_at"]),
            models.Index(fields=["status", "post", "unit", "due_at"]),
            models.Index(fields=["status", "about", "due_at"]),
            models.Index(fields=["status", "begun_by"]),
            models.Index(fields=["status", "last_by"]),
            models.Index(fields=["record_type", "record_id", "status"]),
        ]
        constraints = [
            Guard(name="lifecycle_task_kept", event="DELETE", says="lifecycle_task: tasks are kept"),
            Guard(name="lifecycle_task_emptied", event="TRUNCATE", says="lifecycle_task: tasks are kept"),
        ]

    def finish(self, person, act):
        """What this task waited for was done."""
        self.status, self.owner, self.act = STATUS.DONE, person, act
        self.started = self.finished = now()
        self.save(update_fields=["status", "owner", "act", "started", "finished", "mac"])

    def wait_until(self, moment):
        """Ask for it until another moment."""
        self.due_at = moment
        self.save(update_fields=["due_at", "by_usual_time", "mac"])

    def waits_for_words(self):
        """Who is waited for, in words: a person, whoever claimed it, or a post in a unit."""
        person = self.owner or self.person
        return str(person) if person else f"{self.get_post_display()} – {self.unit}"

    def is_for(self, actor):
        """Whether this capacity is among those the task waits for."""
        if self.person_id:
            return self.person_id in (actor.person.pk, actor.on_behalf_of and actor.on_behalf_of.pk)
        return actor.holds(self.post, self.unit)


@rows_are_forgotten
class SentForm(models.Model):
    """The form of a new record that was sent, and where it led: it counts once, however often it is sent."""

    key = models.UUIDField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    address = models.CharField(max_length=200)
    sent_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "key"], name="a_person_sends_a_form_once")]

    def __str__(self):
        return self.address
