"""A branch of a step: an outcome leads elsewhere where a field has a certain value (8.5.1)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.row_keys import HeldKey, TargetKey

from .conditions import holds, in_words
from .parts import Outcome, Part, Step, StepField
from .states import Comparison


class Branch(Part):
    """Where an outcome leads if a condition holds; the first that does, else where the outcome itself leads."""

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="branches")
    outcome = models.ForeignKey(
        Outcome, verbose_name=_("outcome"), null=True, blank=True, on_delete=models.PROTECT, related_name="branches"
    )
    field = models.ForeignKey(
        StepField, verbose_name=_("field"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    comparison = models.CharField(_("comparison"), max_length=10, choices=Comparison, default=Comparison.IS)
    value = models.CharField(_("value"), max_length=200, blank=True)
    leads_to = models.ForeignKey(
        Step, verbose_name=_("leads to"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta(Part.Meta):
        verbose_name = _("branch")
        verbose_name_plural = _("branches")
        constraints = [
            models.UniqueConstraint(fields=["step", "position"], name="a_branch_has_its_place_in_a_step"),
            TargetKey(fields=["outcome", "id"], name="a_branch_belongs_to_its_outcome"),
            HeldKey(
                name="a_branch_is_of_an_outcome_of_its_step",
                fields=["step_id", "outcome_id"],
                target="procedures_outcome",
                target_fields=["step_id", "id"],
                events=["INSERT", "UPDATE"],
            ),
        ]

    def __str__(self):
        return in_words(self.field.label if self.field else "?", self.comparison, self.value)

    def field_name(self):
        """The field as a definition names it: the step's code and the key."""
        return f"{self.field.step.code}.{self.field.key}" if self.field else ""

    def holds_for(self, answers):
        """Whether the condition holds for what was written down: {name of a field: value}."""
        return bool(self.field) and holds(self.field.kind, self.comparison, self.value, answers.get(self.field_name()))
