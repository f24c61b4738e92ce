"""What of an earlier edition answers a clause, and why a clause has no evidence."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept


class ClauseAnswer(Kept):
    """What answered a clause of an earlier edition answers this clause too."""

    edition = models.ForeignKey("editions.Edition", on_delete=models.PROTECT, related_name="answers")
    clause = models.ForeignKey("map.Clause", verbose_name=_("clause"), on_delete=models.PROTECT, related_name="+")
    earlier = models.ForeignKey(
        "map.Clause", verbose_name=_("clause of the earlier edition"), on_delete=models.PROTECT, related_name="+"
    )
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("answer to a clause")
        verbose_name_plural = _("answers to clauses")
        constraints = [
            models.UniqueConstraint(fields=["edition", "clause", "earlier"], name="a_clause_is_mapped_to_another_once")
        ]

    def __str__(self):
        return f"{self.clause.number} ← {self.earlier.number}"


class ClauseGround(Kept):
    """Somebody said why a clause has no evidence, and when."""

    edition = models.ForeignKey("editions.Edition", on_delete=models.PROTECT, related_name="grounds")
    clause = models.ForeignKey("map.Clause", verbose_name=_("clause"), on_delete=models.PROTECT, related_name="+")
    why = models.TextField(_("no evidence, because"))
    said_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("said by"), on_delete=models.PROTECT, related_name="+"
    )
    said_on = models.DateField(_("said on"))
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("reason why a clause has no evidence")
        verbose_name_plural = _("reasons why clauses have no evidence")
        constraints = [models.UniqueConstraint(fields=["edition", "clause"], name="a_clause_has_one_reason")]

    def __str__(self):
        return f"{self.clause.number}: {self.why}"
