"""Figures counted beforehand: by unit and month, up to a seal; and how people look at registers and pages.

None of it is evidence: figures can be dropped and counted anew, and a look is its owner's convenience.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.ledger.rights import rows_are_forgotten


@rows_are_forgotten
class CountedMonth(models.Model):
    """What a figure came to in a unit and a month; the sum of the records below."""

    figure = models.CharField(max_length=60)
    unit_id = models.PositiveBigIntegerField()
    month = models.DateField()
    part = models.BigIntegerField()
    whole = models.BigIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["figure", "unit_id", "month"], name="a_figure_counts_a_month_of_a_unit_once"
            )
        ]

    def __str__(self):
        return f"{self.figure} {self.month:%m/%Y}: {self.part}/{self.whole}"


@rows_are_forgotten
class CountedRecord(models.Model):
    """What one record added to a figure when it was last counted, so that it can be taken off once it has changed."""

    figure = models.CharField(max_length=60)
    record_id = models.PositiveBigIntegerField()
    unit_id = models.PositiveBigIntegerField()
    month = models.DateField()
    part = models.BigIntegerField()
    whole = models.BigIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["figure", "record_id"], name="a_figure_counts_a_record_once")]
        indexes = [models.Index(fields=["figure", "unit_id", "month"], name="counted_by_unit_and_month")]

    def __str__(self):
        return f"{self.figure} {self.record_id}: {self.part}/{self.whole}"


@rows_are_forgotten
class CountedUntil(models.Model):
    """Up to which history rows a figure is counted: those under a seal, so that no open transaction is passed over."""

    figure = models.CharField(max_length=60, unique=True)
    seal = models.PositiveIntegerField()
    upto = models.JSONField(help_text="{model: history_id}")
    version = models.CharField(max_length=40)  # of the program: another may count otherwise

    def __str__(self):
        return f"{self.figure}: {self.seal}"


class RegisterViewQuerySet(models.QuerySet):
    """Looks as one person meets them."""

    def chosen_by(self, person, collection):
        """Their own at a register, the last look among them, and those that others share there."""
        shared = Q(shared=True) & ~Q(name="")
        return self.filter(Q(person=person) | shared, collection=collection).order_by("pk")


@rows_are_forgotten
class RegisterView(models.Model):
    """A look at a register: its filter, order and columns. Without a name it is how the person last looked."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    collection = models.CharField(max_length=60)
    name = models.CharField(max_length=80, blank=True)
    query = models.CharField(max_length=2000, blank=True)
    shared = models.BooleanField(default=False)
    kept_at = models.DateTimeField()

    objects = RegisterViewQuerySet.as_manager()

    class Meta:
        verbose_name = _("view of a register")
        verbose_name_plural = _("views of registers")
        indexes = [models.Index(fields=["collection", "person"], name="views_at_a_register")]
        constraints = [
            models.UniqueConstraint(fields=["person", "collection", "name"], name="a_person_names_a_view_once")
        ]

    def __str__(self):
        return f"{self.collection}: {self.name}"


@rows_are_forgotten
class LettersWish(models.Model):
    """Whether a person reads with larger letters; whoever never chose has no row."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    large = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("wish for larger letters")
        verbose_name_plural = _("wishes for larger letters")

    def __str__(self):
        return f"{self.person}: {self.large}"
