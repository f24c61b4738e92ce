"""The parts of a review: its inputs with their frozen figures, who took part, and what was decided."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept

from .states import GATHERED, InputKind, OutputKind


class ReviewInput(Kept):
    """One input of 9.3.2: figures gathered by the system, the owner's words, or the reason why it is missing."""

    review = models.ForeignKey("reviews.ManagementReview", on_delete=models.PROTECT, related_name="inputs")
    kind = models.CharField(_("input"), max_length=30, choices=InputKind)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("owner"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    figures = models.JSONField(
        _("figures"), default=list, editable=False, help_text=_("As they were when the review was prepared.")
    )
    facts = models.JSONField(
        _("facts"), default=list, editable=False, help_text=_("As they were when the review was prepared.")
    )
    comment = models.TextField(_("comment of the owner"), blank=True)
    missing = models.TextField(_("why it is missing"), blank=True)

    class Meta:
        verbose_name = _("input of a review")
        verbose_name_plural = _("inputs of a review")
        constraints = [models.UniqueConstraint(fields=["review", "kind"], name="an_input_stands_once_in_a_review")]

    def __str__(self):
        return str(self.get_kind_display())

    def is_given(self):
        """Whether the system gathers it, or its owner has said something, if only why it is missing."""
        return self.kind in GATHERED or self.has_words()

    def has_words(self):
        """Whether anybody has said something of it, if only why it is missing."""
        return bool(self.comment.strip() or self.missing.strip())


class Participant(Kept):
    """Somebody who took part, and in what capacity."""

    review = models.ForeignKey("reviews.ManagementReview", on_delete=models.PROTECT, related_name="participants")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person"), on_delete=models.PROTECT, related_name="+"
    )
    as_what = models.CharField(_("as"), max_length=120, blank=True)

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        constraints = [models.UniqueConstraint(fields=["review", "person"], name="a_person_takes_part_once")]

    def __str__(self):
        return str(self.person)


class Decision(Kept):
    """A decision of the review; what has to be done is an action."""

    review = models.ForeignKey("reviews.ManagementReview", on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(_("output"), max_length=20, choices=OutputKind)
    text = models.TextField(_("decision"))
    action = models.ForeignKey(
        "actions.Action", verbose_name=_("action"), null=True, on_delete=models.PROTECT, related_name="+"
    )

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")

    def __str__(self):
        return self.text
