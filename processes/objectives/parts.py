"""The values of an objective, one for each period; a computed one keeps the records it was counted from."""

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept
from qms.web.measures import behind_words, value_words
from qms.web.periods import Period


class Measurement(Kept):
    """The value of one period: computed with the keys of the records counted, or entered by the owner (9.1.1)."""

    objective = models.ForeignKey("objectives.Objective", on_delete=models.PROTECT, related_name="measurements")
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=4, null=True)
    numerator = models.DecimalField(_("numerator"), max_digits=18, decimal_places=4, null=True)
    denominator = models.PositiveBigIntegerField(_("denominator"), null=True)
    keys = models.JSONField(_("records counted"), default=dict, encoder=DjangoJSONEncoder)
    computed = models.BooleanField(_("computed"), default=False)
    note = models.TextField(_("note"), blank=True)
    taken_at = models.DateTimeField(_("taken"))

    # The keys are opened as records; field by field they say nothing to a reader.
    silent = ("sequence", "head", "id", "keys")

    class Meta:
        verbose_name = _("measurement")
        verbose_name_plural = _("measurements")
        ordering = ["first"]
        constraints = [
            models.UniqueConstraint(fields=["objective", "first"], name="a_period_of_an_objective_is_measured_once"),
            models.CheckConstraint(
                condition=Q(last__gte=models.F("first")), name="a_measured_period_ends_after_it_begins"
            ),
        ]

    def __str__(self):
        return str(self.period)

    @property
    def period(self):
        return Period(self.first, self.last)

    def words(self):
        """The value in words, with what it counts in."""
        return value_words(self.value, self.objective.measure)

    def behind(self):
        """What it was reckoned from, in words."""
        if not self.computed:
            return ""
        return behind_words(self.numerator, self.denominator)

    def tone(self):
        """good, soon (near the target) or late; plain without a value."""
        return self.objective.course.tone_of(self.value)

    def tone_words(self):
        """The tone in words."""
        return self.objective.course.tone_words(self.value)

    def misses(self):
        """Whether there is a value and it misses the target."""
        return self.value is not None and not self.objective.course.reaches(self.value)

    def counted(self):
        """How many records stand behind it."""
        return sum(self.keys[part]["count"] for part in ("hits", "rest") if part in self.keys)

    def purpose(self):
        """The mark of its evidence among the files of the objective."""
        return f"measurement {self.first}"
