"""Notices, the passes of the clock, the daily mails, and who was told of lateness; the last alone is evidence."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.ledger.guards import Guard
from qms.ledger.kept import Kept
from qms.ledger.rights import rows_are_forgotten

from .feeds import FeedAddress
from .levels import Level
from .wishes import WeeklyWord, Wish

__all__ = ["ClockPass", "Digest", "FeedAddress", "LevelTold", "Notice", "WeeklyWord", "Wish"]


class NoticeQuerySet(models.QuerySet):
    """Notices as one person meets them."""

    def of(self, person):
        """Those of a person, newest first."""
        return self.filter(person=person).order_by("-pk")

    def unread(self):
        """Those not yet read."""
        return self.filter(read_at__isnull=True)


@rows_are_forgotten
class Notice(models.Model):
    """A sentence for one person about a record: the message in English, translated when it is shown."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    message = models.CharField(max_length=200)
    params = models.JSONField(default=dict, encoder=DjangoJSONEncoder)
    record_type = models.ForeignKey(ContentType, null=True, on_delete=models.PROTECT, related_name="+")
    record_id = models.PositiveBigIntegerField(null=True)
    verb = models.CharField(max_length=60, blank=True)
    url = models.CharField(max_length=300, blank=True)  # where it leads when it speaks of no record
    created_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    urgent = models.BooleanField(default=False)  # overdue, or asked for by today
    mailed_at = models.DateTimeField(null=True)  # by itself, for whoever wishes so

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        indexes = [
            models.Index(fields=["person", "-id"], name="notice_newest_first"),
            models.Index(fields=["person"], condition=Q(read_at__isnull=True), name="notice_unread"),
            models.Index(fields=["record_id"], condition=Q(read_at__isnull=True), name="notice_unread_of_record"),
        ]

    def __str__(self):
        return f"{self.person}: {self.message}"


@rows_are_forgotten
class ClockPass(models.Model):
    """One pass of the clock: when, what it did, and what failed. One runs at a time; the database says so."""

    started = models.DateTimeField()
    alive_at = models.DateTimeField()
    finished = models.DateTimeField(null=True)
    running = models.BooleanField(default=True)
    rested = models.BooleanField(default=False)  # nothing was due: only what may be so by the minute was looked for
    newest = models.CharField(max_length=64, blank=True)  # a digest of the newest history rows that it saw
    counts = models.JSONField(default=dict)
    faults = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("pass of the clock")
        verbose_name_plural = _("passes of the clock")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["running"], condition=Q(running=True), name="one_pass_of_the_clock_runs_at_a_time"
            )
        ]

    def __str__(self):
        return f"{self.started:%d/%m/%Y %H:%M}"


@rows_are_forgotten
class Digest(models.Model):
    """That a person was asked about on a day: at most one mail per person and working day."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    day = models.DateField()
    tasks = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("daily mail")
        verbose_name_plural = _("daily mails")
        constraints = [models.UniqueConstraint(fields=["person", "day"], name="one_digest_per_person_and_day")]

    def __str__(self):
        return f"{self.person} {self.day:%d/%m/%Y}"


class LevelTold(Kept):
    """That a level was told of work's lateness: when, and to whom; or that nobody was there to be told.

    Written once and chained. The task is no evidence, so what it was about stands here as well.
    """

    task = models.ForeignKey("lifecycle.Task", on_delete=models.PROTECT, related_name="told")
    record_type = models.ForeignKey(ContentType, on_delete=models.PROTECT, related_name="+")
    record_id = models.PositiveBigIntegerField()
    verb = models.CharField(max_length=60)
    due_at = models.DateTimeField()
    level = models.CharField(max_length=20, choices=Level)
    told_at = models.DateTimeField()
    told_to = models.JSONField(default=list)  # account names: rows of another table would stand in no chain
    is_told = models.BooleanField()  # false: on that day nobody stood there, and nobody above
    vacant = models.CharField(max_length=300, blank=True)  # who should have been told and is not there

    class Meta:
        verbose_name = _("telling of lateness")
        verbose_name_plural = _("tellings of lateness")
        ordering = ["told_at", "pk"]
        indexes = [models.Index(fields=["record_type", "record_id"], name="told_about_record")]
        constraints = [
            models.UniqueConstraint(fields=["task", "level", "is_told"], name="a_level_is_told_once"),
            Guard(name="inbox_leveltold_fixed", event="UPDATE", says="inbox_leveltold: tellings are written once"),
        ]

    def __str__(self):
        return f"{self.task.subject}: {self.get_level_display()}"
