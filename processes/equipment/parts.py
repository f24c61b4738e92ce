"""The parts of a piece of equipment: each upkeep and repair, with what proves it (7.1.3)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.ledger.kept import Kept

from .states import WorkKind


class Work(Kept):
    """One upkeep or repair: when, what was done, by whom, and the number or file that proves it."""

    asset = models.ForeignKey("equipment.Asset", on_delete=models.PROTECT, related_name="works")
    kind = models.CharField(_("upkeep or repair"), max_length=10, choices=WorkKind)
    done_on = models.DateField(_("done on"))
    words = models.CharField(pgettext_lazy("equipment", "what was done"), max_length=500)
    done_by = models.CharField(_("who did it"), max_length=200, blank=True)
    proof = models.CharField(pgettext_lazy("equipment", "proof"), max_length=300)
    noted_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=_("noted by"), related_name="+")

    class Meta:
        verbose_name = _("upkeep or repair")
        verbose_name_plural = _("upkeep and repairs")
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=~Q(proof=""), name="upkeep_has_its_proof")]

    def __str__(self):
        return f"{self.get_kind_display()} {self.done_on:%d/%m/%Y}"
