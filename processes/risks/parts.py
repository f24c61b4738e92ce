"""Each time that a risk came true, with the nonconformity in which it is settled (10.2.1 e)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept


class Occurrence(Kept):
    """A risk came true on a day; what followed is settled as a nonconformity."""

    risk = models.ForeignKey("risks.Risk", on_delete=models.PROTECT, related_name="occurrences")
    happened_on = models.DateField(_("happened on"))
    what = models.TextField(_("what happened"))
    nonconformity = models.ForeignKey(
        "nonconformities.Nonconformity",
        verbose_name=_("nonconformity"),
        on_delete=models.PROTECT,
        related_name="risks_behind",
    )

    class Meta:
        verbose_name = _("occurrence of a risk")
        verbose_name_plural = _("occurrences of risks")
        constraints = [
            models.UniqueConstraint(fields=["risk", "nonconformity"], name="a_risk_comes_true_once_in_a_nonconformity")
        ]

    def __str__(self):
        return f"{self.happened_on:%d/%m/%Y}"
