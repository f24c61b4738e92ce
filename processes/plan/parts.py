"""What a plan consists of: its fields of reform, its lines in the document's own order, and the rounds it asks for."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept

from .states import ItemKind


class PlanField(Kept):
    """A field of reform, as a plan numbers it."""

    plan = models.ForeignKey("plan.Plan", on_delete=models.PROTECT, related_name="fields")
    number = models.PositiveSmallIntegerField(_("number"))
    name = models.CharField(_("name"), max_length=200)

    class Meta:
        verbose_name = _("field of reform")
        verbose_name_plural = _("fields of reform")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="a_plan_numbers_a_field_once")]

    def __str__(self):
        return f"{self.number}. {self.name}"


class PlanItem(Kept):
    """One line of the plan, under the letter it has there: a task, or a target."""

    plan = models.ForeignKey("plan.Plan", on_delete=models.PROTECT, related_name="items")
    kind = models.CharField(_("kind"), max_length=10, choices=ItemKind)
    field = models.ForeignKey(
        PlanField, verbose_name=_("field of reform"), null=True, on_delete=models.PROTECT, related_name="items"
    )
    place = models.CharField(_("place in the plan"), max_length=20)
    position = models.PositiveIntegerField(_("order"))
    action = models.OneToOneField("actions.Action", null=True, on_delete=models.PROTECT, related_name="plan_item")
    objective = models.OneToOneField(
        "objectives.Objective", null=True, on_delete=models.PROTECT, related_name="plan_item"
    )

    class Meta:
        verbose_name = _("line of the plan")
        verbose_name_plural = _("lines of the plan")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "kind", "place"], name="a_place_in_a_plan_is_taken_once"),
            models.CheckConstraint(
                condition=Q(kind="task", action__isnull=False, field__isnull=False, objective__isnull=True)
                | Q(kind="target", action__isnull=True, objective__isnull=False),
                name="a_line_of_a_plan_has_its_action_or_its_objective",
            ),
        ]

    def __str__(self):
        return self.place


class PlanRound(Kept):
    """When the plan asks for reports: "before" a day, its last safe working day, and when the clock opens the round."""

    plan = models.ForeignKey("plan.Plan", on_delete=models.PROTECT, related_name="rounds_asked")
    code = models.SlugField(_("code"), max_length=10)
    label = models.CharField(_("round"), max_length=60)
    period_from = models.DateField(_("from"))
    period_until = models.DateField(_("until"))
    before = models.DateField(_("to arrive before"))
    due_on = models.DateField(_("last safe day"))
    opens_on = models.DateField(_("opens"))

    class Meta:
        verbose_name = _("round asked for")
        verbose_name_plural = _("rounds asked for")
        ordering = ["due_on"]
        constraints = [
            models.UniqueConstraint(fields=["plan", "code"], name="a_plan_asks_for_a_round_once"),
            models.CheckConstraint(
                condition=Q(due_on__lt=models.F("before"), opens_on__lte=models.F("due_on")),
                name="a_round_opens_before_it_is_due",
            ),
        ]

    def __str__(self):
        return self.label
