"""The parts of a provider: by which criteria it is measured, and how it did in each period (8.4.1)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.ledger.alignment import align
from qms.ledger.kept import Kept

from .states import ProviderState

MOST_POINTS = 5


class Criterion(Kept):
    """One thing by which a provider is measured; what is no longer asked stays, inactive."""

    provider = models.ForeignKey("providers.Provider", on_delete=models.PROTECT, related_name="criteria")
    text = models.CharField(_("criterion"), max_length=300)
    weight = models.PositiveSmallIntegerField(_("weight"), default=1)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("criterion of a provider")
        verbose_name_plural = _("criteria of providers")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["provider", "text"], name="a_criterion_is_named_once"),
            models.CheckConstraint(condition=Q(weight__range=(1, 5)), name="a_criterion_weighs_one_to_five"),
        ]

    def __str__(self):
        return self.text

    @classmethod
    def bring_in_line(cls, provider, wanted):
        """Measure by exactly these criteria (text → weight); what is left over becomes inactive."""
        rows = {(text,): {"weight": weight} for text, weight in wanted.items()}
        align(cls, cls.objects.filter(provider=provider), ("text",), rows, provider=provider)


class Evaluation(Kept):
    """How a provider did in a period, and what was decided on it."""

    provider = models.ForeignKey("providers.Provider", on_delete=models.PROTECT, related_name="evaluations")
    since = models.DateField(_("from"))
    until = models.DateField(pgettext_lazy("last day", "until"))
    score = models.PositiveSmallIntegerField(_("points of 100"))
    summary = models.TextField(_("what was found"))
    evaluated_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("evaluated by"), related_name="+"
    )
    evaluated_on = models.DateField(_("evaluated on"))
    decision = models.CharField(_("decision"), max_length=20, choices=ProviderState, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=pgettext_lazy("person", "decided by"),
        null=True,
        related_name="+",
    )
    decided_on = models.DateField(_("decided on"), null=True)

    class Meta:
        verbose_name = _("evaluation of a provider")
        verbose_name_plural = _("evaluations of providers")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(since__lte=F("until")), name="a_period_of_a_provider_ends_last"),
            models.CheckConstraint(condition=Q(score__lte=100), name="an_evaluation_has_at_most_a_hundred_points"),
        ]

    def __str__(self):
        return f"{self.since:%d/%m/%Y} – {self.until:%d/%m/%Y}"


class Mark(Kept):
    """How many points one criterion was given in one evaluation, and why."""

    provider = models.ForeignKey("providers.Provider", on_delete=models.PROTECT, related_name="marks")
    evaluation = models.ForeignKey(Evaluation, on_delete=models.PROTECT, related_name="marks")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="marks")
    points = models.PositiveSmallIntegerField(_("points"))
    remark = models.CharField(_("what shows it"), max_length=500, blank=True)

    class Meta:
        verbose_name = _("mark of a provider")
        verbose_name_plural = _("marks of providers")
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["evaluation", "criterion"], name="a_criterion_is_marked_once"),
            models.CheckConstraint(condition=Q(points__range=(1, MOST_POINTS)), name="a_mark_is_one_to_five"),
        ]

    def __str__(self):
        return f"{self.criterion_id}: {self.points}"
