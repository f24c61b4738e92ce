"""The parts of a communication: each time that it was told, with its proof, or left out, with the reason (7.4)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.ledger.kept import Kept


class Telling(Kept):
    """One time: what was told on which day and what proves it, or why it was not told."""

    communication = models.ForeignKey("communications.Communication", on_delete=models.PROTECT, related_name="tellings")
    asked_for = models.DateField(_("planned for"), null=True)
    told_on = models.DateField(_("told on"), null=True)
    words = models.CharField(_("what was told, and who was reached"), max_length=500, blank=True)
    proof = models.CharField(pgettext_lazy("communication", "proof"), max_length=300, blank=True)
    left_out_why = models.CharField(_("why it was not told"), max_length=500, blank=True)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("noted by"), related_name="+")
    noted_on = models.DateField(_("noted on"))

    class Meta:
        verbose_name = _("time that something was told")
        verbose_name_plural = _("times that something was told")
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=(Q(told_on__isnull=False) & ~Q(proof="") & Q(left_out_why=""))
                | (Q(told_on__isnull=True) & ~Q(left_out_why="")),
                name="what_was_told_has_its_proof",
            ),
        ]

    def __str__(self):
        return f"{self.told_on or self.asked_for:%d/%m/%Y}"
