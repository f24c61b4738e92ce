"""The matter of an external provider: what it provides, what is required of it, and how it did last (8.4)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration

from .marks import Marks
from .queries import ProviderQuerySet
from .states import IN_USE, Influence, ProviderState, Provision

S = ProviderState


class Matter(MovingRecord):
    """Everything that is known of a provider; what is done with it, its acts say."""

    title = models.CharField(_("name of the provider"), max_length=300)
    kind = models.CharField(_("what it provides"), max_length=20, choices=Provision)
    supplies = models.TextField(_("products, services, processes provided"))
    process = models.ForeignKey(
        "map.Process", models.PROTECT, verbose_name=_("process"), null=True, blank=True, related_name="+"
    )
    influence = models.CharField(_("influence on our services"), max_length=10, choices=Influence)
    requirements = models.TextField(_("what is required of it"), blank=True)
    control = models.TextField(_("how it is controlled"), blank=True)
    contract = models.CharField(_("contract or decision"), max_length=300, blank=True)
    contract_until = models.DateField(_("contract runs until"), null=True, blank=True)
    contact = models.CharField(_("place to turn to"), max_length=300, blank=True)
    every_months = models.PositiveSmallIntegerField(_("evaluated every so many months"), default=12)
    score = models.PositiveSmallIntegerField(_("points of 100"), null=True, editable=False)
    evaluated_by = models.ForeignKey(
        "people.User", models.PROTECT, verbose_name=_("evaluated by"), null=True, related_name="+", editable=False
    )
    conditions = models.TextField(_("conditions"), blank=True, editable=False)
    next_evaluation_on = models.DateField(_("next evaluation"), null=True, editable=False, db_index=True)

    objects = ProviderQuerySet.as_manager()

    reads_with = ("unit", "process", "evaluated_by", "created_by")
    parts = ("criteria", "evaluations", "marks")

    class Meta(MovingRecord.Meta):
        abstract = True
        verbose_name = pgettext_lazy("record", "external provider")
        verbose_name_plural = pgettext_lazy("record", "external providers")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=IN_USE) | Q(next_evaluation_on__isnull=False, score__isnull=False),
                name="a_provider_in_use_was_evaluated_and_will_be",
            ),
            models.CheckConstraint(condition=Q(every_months__range=(1, 60)), name="a_provider_is_evaluated_in_time"),
        ]

    # ── Questions

    evaluation = cached_property(Marks)  # its criteria, and what it was given by them

    def is_evaluation_due(self):
        return self.state in IN_USE and self.next_evaluation_on <= today()

    def title_text(self):
        return self.title

    title_text.short_description = _("name of the provider")

    def search_words(self):
        return [*super().search_words(), self.supplies, self.contract]

    @classmethod
    def also_visible_to(cls, user):
        """Whoever works in the office sees with whom it works."""
        return Q(unit__in=whole_administration(user).values("pk"))

    def _decide(self, actor, decision, day):
        if day is not None and day <= today():
            raise ValidationError({"next_evaluation_on": [_("Choose a day that is still to come.")]})
        self.next_evaluation_on = day or self.evaluation.next_day()
        self.evaluation.decide(actor, decision)
