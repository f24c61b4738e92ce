"""The parts of a row of the measuring plan: what each period came to, and what the analysis says of it (9.1.3)."""

from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.ledger.kept import Kept
from qms.web.measures import behind_words, value_words
from qms.web.periods import Period

from .states import Conclusion


class Analysis(Kept):
    """One period: the number with the records behind it, as it was when it was analysed, and what it means."""

    measure = models.ForeignKey("measuring.PlannedMeasure", on_delete=models.PROTECT, related_name="analyses")
    first = models.DateField(_("first day"))
    last = models.DateField(_("last day"))
    counts_in = models.CharField(_("unit of measure"), max_length=20)
    value = models.DecimalField(_("value"), max_digits=16, decimal_places=4, null=True)
    numerator = models.DecimalField(_("numerator"), max_digits=18, decimal_places=4, null=True)
    denominator = models.PositiveBigIntegerField(_("denominator"), null=True)
    keys = models.JSONField(_("records counted"), default=dict, encoder=DjangoJSONEncoder)
    conclusion = models.CharField(pgettext_lazy("measure", "conclusion"), max_length=20, choices=Conclusion)
    words = models.TextField(_("what the analysis found"))
    analysed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("analysed by"), related_name="+"
    )
    analysed_at = models.DateTimeField(_("analysed on"))

    # The keys are opened as records; field by field they say nothing to a reader.
    silent = ("sequence", "head", "id", "keys")

    class Meta:
        verbose_name = _("analysis of a period")
        verbose_name_plural = _("analyses of periods")
        ordering = ["first"]
        constraints = [
            models.UniqueConstraint(fields=["measure", "first"], name="a_period_is_analysed_once"),
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="an_analysed_period_ends_after_it_begins"),
        ]

    def __str__(self):
        return str(self.period)

    @property
    def period(self):
        return Period(self.first, self.last)

    def value_in_words(self):
        return value_words(self.value, self.counts_in)

    def behind(self):
        return behind_words(self.numerator, self.denominator)

    def counted(self):
        """How many records stand behind it."""
        return sum(self.keys[part]["count"] for part in ("hits", "rest") if part in self.keys)
