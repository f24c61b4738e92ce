"""The matter of a nonconforming output: what it is, what is decided on it, and what was done (8.7.2)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.evidence.record import RecordQuerySet
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.workdays.lateness import HasDeadline

from ..nonconformities.models import Nonconformity
from .states import OPEN, Decision, OutputState


class OutputQuerySet(RecordQuerySet):
    """Nonconforming outputs, found by whether they are dealt with."""

    def unsettled(self):
        """Those neither verified nor given up."""
        return self.filter(state__in=OPEN)

    unsettled.short_description = _("not settled")


def person(label):
    return models.ForeignKey(
        "people.User", models.PROTECT, verbose_name=label, null=True, related_name="+", editable=False
    )


class Matter(HasDeadline, MovingRecord):
    """Everything that is known of a nonconforming output; what is done with it, its acts say."""

    nonconformity = models.ForeignKey(
        "nonconformities.Nonconformity", models.PROTECT, verbose_name=_("nonconformity"), related_name="outputs"
    )
    what = models.CharField(_("result or service"), max_length=300)
    reference = models.CharField(_("number of the dossier or paper"), max_length=100, blank=True)
    delivered = models.BooleanField(_("handed out already"), default=False)
    decision = models.CharField(_("what is done with it"), max_length=20, choices=Decision)
    grounds = models.TextField(_("grounds"))
    tells_citizen = models.BooleanField(_("the citizen is told"), default=False)
    why_not_told = models.CharField(_("why the citizen is not told"), max_length=500, blank=True)
    responsible = models.ForeignKey(
        "people.User", models.PROTECT, verbose_name=_("person responsible"), related_name="+"
    )
    due_on = models.DateField(_("due"), db_index=True)
    decided_by, decided_on = (
        person(pgettext_lazy("person", "decided by")),
        models.DateField(_("decided on"), null=True, editable=False),
    )
    done_what = models.TextField(_("what was done"), blank=True, editable=False)
    done_on = models.DateField(_("done on"), null=True, editable=False)
    told_on = models.DateField(_("citizen told on"), null=True, editable=False)
    told_how = models.CharField(_("how the citizen was told"), max_length=300, blank=True, editable=False)
    evidence = models.TextField(_("what shows it"), blank=True, editable=False)
    verified = models.TextField(_("how it was verified"), blank=True, editable=False)
    verified_by, verified_on = (
        person(pgettext_lazy("output", "verified by")),
        models.DateField(pgettext_lazy("output", "verified on"), null=True, editable=False),
    )

    objects = OutputQuerySet.as_manager()

    reads_with = ("unit", "nonconformity__owner", "responsible", "decided_by", "verified_by", "created_by")

    class Meta(MovingRecord.Meta):
        abstract = True
        verbose_name = _("nonconforming output")
        verbose_name_plural = _("nonconforming outputs")
        constraints = [
            models.CheckConstraint(
                condition=Q(delivered=False) | Q(tells_citizen=True) | ~Q(why_not_told=""),
                name="who_got_a_wrong_result_is_told_or_it_says_why_not",
            ),
            models.CheckConstraint(
                condition=~Q(state__in=(OutputState.DONE, OutputState.VERIFIED))
                | Q(tells_citizen=False)
                | Q(told_on__isnull=False),
                name="a_citizen_who_is_to_be_told_was_told",
            ),
            models.CheckConstraint(
                condition=~Q(decision=Decision.RECALL) | Q(delivered=True), name="only_what_was_handed_out_is_recalled"
            ),
        ]

    def due_at(self):
        """The moment at which its term ends by the calendar of its unit."""
        return self.calendar.end_of_term(self.due_on)

    def awaited_until(self):
        return self.due_at() if self.state == OutputState.DECIDED else None

    def due_shown(self):
        return self.due_on

    def title_text(self):
        return self.what

    title_text.short_description = _("result or service")

    def search_words(self):
        return [*super().search_words(), self.reference, self.nonconformity.number]

    @classmethod
    def also_visible_to(cls, user):
        """Whoever carries it out sees it, and whoever answers for the nonconformity."""
        owned = Nonconformity.objects.filter(owner=user).order_by().values("pk")
        return Q(responsible=user) | Q(nonconformity__in=owned) | Q(created_by=user)


def check_proposal(told):
    """A recall is of what was handed out, and who got it is told or it says why not. Raises ValidationError."""
    if told.get("decision") == Decision.RECALL and not told.get("delivered"):
        raise ValidationError({"decision": [_("Only what was handed out is recalled.")]})
    silent = told.get("delivered") and not told.get("tells_citizen")
    if silent and not (told.get("why_not_told") or "").strip():
        raise ValidationError({"why_not_told": [_("It was handed out: the citizen is told, or say why not.")]})
    if told["due_on"] < today():
        raise ValidationError({"due_on": [_("Choose today or a later day.")]})


def check_done(output, done_on, told_on, told_how, evidence, files):
    """What was done is shown, on a day that has come, and the citizen was told. Raises ValidationError."""
    for name, day in (("done_on", done_on), ("told_on", told_on)):
        if day is not None and day > today():
            raise ValidationError({name: [_("Choose today or an earlier day.")]})
    if output.tells_citizen and not (told_on and told_how.strip()):
        raise ValidationError({"told_on": [_("Say when and how the citizen was told.")]})
    if not (evidence.strip() or files):
        raise ValidationError({"evidence": [_("Attach a file that shows it, or say what shows it.")]})
