"""How each person wants to be told by mail: what, when, and when not. Whoever never said is told as Wish() says."""

from datetime import time

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.rights import rows_are_forgotten


class ByMail(models.TextChoices):
    """What leaves by mail."""

    DAILY = "daily", _("one mail on each working day, where work is late or due soon")
    EACH = "each", _("each notice as it comes, and the daily mail")
    NONE = "none", _("no mail")


HOURS = [(hour, f"{hour:02d}:00") for hour in range(24)]


@rows_are_forgotten
class Wish(models.Model):
    """What a person said about mails to them; their notices in the program stay as they are."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    by_mail = models.CharField(_("what comes by mail"), max_length=10, choices=ByMail, default=ByMail.DAILY)
    daily_from = models.PositiveSmallIntegerField(
        _("daily mail from"), choices=HOURS, default=6, validators=[MaxValueValidator(23)]
    )
    quiet_from = models.PositiveSmallIntegerField(_("quiet from"), choices=HOURS, null=True, blank=True)
    quiet_until = models.PositiveSmallIntegerField(_("quiet until"), choices=HOURS, null=True, blank=True)
    urgent_at_once = models.BooleanField(_("urgent notices at once, in the quiet hours too"), default=False)
    weekly = models.BooleanField(_("the weekly word by mail"), default=True)
    said_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("wish about mails")
        verbose_name_plural = _("wishes about mails")

    def __str__(self):
        return f"{self.person}: {self.get_by_mail_display()}"

    def is_quiet(self, moment):
        """Whether this local moment lies in the quiet hours, which may pass midnight."""
        if self.quiet_from is None or self.quiet_until is None:
            return False
        begin, end, at = time(self.quiet_from), time(self.quiet_until), moment.time()
        return begin <= at < end if begin <= end else at >= begin or at < end

    def wants_daily(self, moment):
        """Whether the daily mail may leave at this local moment."""
        return self.by_mail != ByMail.NONE and moment.hour >= self.daily_from and not self.is_quiet(moment)


@rows_are_forgotten
class WeeklyWord(models.Model):
    """That a head was told of a week: once in each."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    monday = models.DateField()

    class Meta:
        verbose_name = _("weekly word")
        verbose_name_plural = _("weekly words")
        constraints = [models.UniqueConstraint(fields=["person", "monday"], name="one_weekly_word_per_person_and_week")]

    def __str__(self):
        return f"{self.person} {self.monday:%d/%m/%Y}"


def wish_of(person):
    """What a person said, or what holds for whoever never said."""
    return Wish.objects.filter(person=person).first() or Wish(person=person)


def wishes():
    """{key of a person: what they said} of all who said something."""
    return {each.person_id: each for each in Wish.objects.all()}
