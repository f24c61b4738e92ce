"""The parts of a procedure's version: steps with their fields and outcomes, and what a dossier consists of.

Kept rows are never deleted: what an edit of a draft leaves out is no longer active.
"""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept, KeptQuerySet
from qms.ledger.row_keys import TargetKey
from qms.people.posts import PostKind

from .joins import Join, Joined
from .states import Ending, FieldKind


class PartQuerySet(KeptQuerySet):
    """Parts, of which only the active ones count."""

    def active(self):
        """Those of the definition as it now is."""
        return self.filter(active=True)


class Part(Kept):
    """A row of the definition, at its place in the order, active unless a later edit left it out."""

    position = models.PositiveSmallIntegerField(_("order"), default=0)
    active = models.BooleanField(_("in use"), default=True)

    objects = PartQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "pk"]


class Step(Part):
    """One step of the work: who does it, in which time, and with which result (8.5.1)."""

    version = models.ForeignKey("procedures.ProcedureVersion", on_delete=models.PROTECT, related_name="steps")
    code = models.CharField(_("code"), max_length=12)
    name = models.CharField(_("name"), max_length=300)
    post = models.CharField(_("post"), max_length=30, choices=PostKind, blank=True)
    unit = models.ForeignKey(
        "people.Unit", verbose_name=_("unit"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    minutes = models.PositiveIntegerField(_("working time"), null=True, blank=True)
    result = models.CharField(_("result"), max_length=300, blank=True)
    result_required = models.BooleanField(_("the result is attached"), default=False)
    form = models.CharField(_("form"), max_length=200, blank=True)
    join_rule = models.CharField(_("how the opinions are joined"), max_length=20, choices=Join, blank=True)
    needed = models.PositiveSmallIntegerField(_("how many must agree"), null=True, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        constraints = [
            models.UniqueConstraint(fields=["version", "code"], name="a_step_code_is_used_once_in_a_version"),
            TargetKey(fields=["version", "id"], name="a_step_belongs_to_its_version"),
        ]

    def __str__(self):
        return f"{self.code} {self.name}"

    def unit_of_work(self):
        """The unit whose post does this step: its own, or the unit in charge."""
        return self.unit or self.version.unit_in_charge

    def is_final(self):
        """Whether the dossier can be resolved at this step."""
        return any(each.ends == Ending.RESOLVED for each in self.active_outcomes())

    def active_outcomes(self):
        """The outcomes in their order; the first is the usual one."""
        return [each for each in self.outcomes.all() if each.active]

    def active_fields(self):
        """The fields in their order."""
        return [each for each in self.fields.all() if each.active]

    def active_branches(self):
        """Where an outcome leads elsewhere, by the value of a field; the first that holds counts."""
        return [each for each in self.branches.all() if each.active]

    def active_opinions(self):
        """Whom it asks for an opinion, in their order; of one that is known to ask nobody nothing is read."""
        return [each for each in self.asked_opinions.all() if each.active] if getattr(self, "asks", True) else []

    def active_incompatibilities(self):
        """Which earlier steps' holders may not hold this one."""
        return [each for each in self.incompatibilities.all() if each.active]


class StepField(Part):
    """What the holder of a step writes down."""

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="fields")
    key = models.SlugField(_("key"), max_length=40)
    label = models.CharField(_("label"), max_length=200)
    kind = models.CharField(_("kind"), max_length=10, choices=FieldKind, default=FieldKind.TEXT)
    required = models.BooleanField(_("required"), default=False)
    choices = models.JSONField(_("choices"), default=list, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("field of a step")
        verbose_name_plural = _("fields of a step")
        constraints = [models.UniqueConstraint(fields=["step", "key"], name="a_field_key_is_used_once_in_a_step")]

    def __str__(self):
        return self.label


class Outcome(Part):
    """How a step may turn out, and where that leads: to a step of the same version, or to an end."""

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="outcomes")
    code = models.SlugField(_("code"), max_length=40)
    label = models.CharField(_("label"), max_length=200)
    leads_to = models.ForeignKey(
        Step, verbose_name=_("leads to"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    ends = models.CharField(_("ends"), max_length=10, choices=Ending, blank=True)
    at_most = models.PositiveSmallIntegerField(_("at most so many times"), null=True, blank=True)
    joined = models.CharField(_("if the opinions come to"), max_length=10, choices=Joined, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("outcome")
        verbose_name_plural = _("outcomes")
        constraints = [
            models.UniqueConstraint(fields=["step", "code"], name="an_outcome_code_is_used_once_in_a_step"),
            TargetKey(fields=["step", "id"], name="an_outcome_belongs_to_its_step"),
            models.CheckConstraint(condition=Q(leads_to__isnull=True) | Q(ends=""), name="an_outcome_leads_on_or_ends"),
        ]

    def __str__(self):
        return self.label


class Incompatibility(Kept):
    """Whoever held the earlier step may not hold this one."""

    step = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="incompatibilities")
    earlier = models.ForeignKey(Step, on_delete=models.PROTECT, related_name="+")
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("incompatibility")
        verbose_name_plural = _("incompatibilities")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["step", "earlier"], name="an_incompatibility_is_declared_once")]

    def __str__(self):
        return f"{self.step.code} ≠ {self.earlier.code}"


class RequiredPart(Part):
    """What a dossier consists of: one document of it, in how many originals and copies."""

    version = models.ForeignKey("procedures.ProcedureVersion", on_delete=models.PROTECT, related_name="required_parts")
    name = models.CharField(_("name"), max_length=300)
    originals = models.PositiveSmallIntegerField(_("originals"), default=1)
    copies = models.PositiveSmallIntegerField(_("copies"), default=0)
    mandatory = models.BooleanField(_("mandatory"), default=True)

    class Meta(Part.Meta):
        verbose_name = _("part of the dossier")
        verbose_name_plural = _("parts of the dossier")
        constraints = [models.UniqueConstraint(fields=["version", "name"], name="a_part_is_named_once_in_a_version")]

    def __str__(self):
        return self.name


class ExtensionGround(Part):
    """A ground on which the time for the work may lawfully be extended: by which law, by how much, how many times."""

    version = models.ForeignKey(
        "procedures.ProcedureVersion", on_delete=models.PROTECT, related_name="extension_grounds"
    )
    name = models.CharField(_("ground"), max_length=300)
    legal_basis = models.CharField(_("legal basis"), max_length=300, blank=True)
    amount = models.DecimalField(_("by at most"), max_digits=8, decimal_places=2, null=True, blank=True)
    times = models.PositiveSmallIntegerField(_("how many times"), default=1)

    class Meta(Part.Meta):
        verbose_name = _("ground for an extension")
        verbose_name_plural = _("grounds for an extension")
        constraints = [models.UniqueConstraint(fields=["version", "name"], name="a_ground_is_named_once_in_a_version")]

    def __str__(self):
        return self.name
