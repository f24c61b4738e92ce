"""Templates of questions that the office keeps, by clause (9.2.2 b)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept


class Question(Kept):
    """A question auditors ask again and again: about a clause, of every unit or only of some."""

    clause = models.ForeignKey("map.Clause", verbose_name=_("clause"), on_delete=models.PROTECT, related_name="+")
    text = models.CharField(_("question"), max_length=500)
    evidence = models.CharField(_("what to look at"), max_length=500, blank=True)
    process = models.ForeignKey(
        "map.Process",
        verbose_name=_("only for the process"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    unit = models.ForeignKey(
        "people.Unit",
        verbose_name=_("only for the unit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
        help_text=_("The units below it are asked too."),
    )
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("question for audits")
        verbose_name_plural = _("questions for audits")
        constraints = [models.UniqueConstraint(fields=["clause", "text"], name="a_question_stands_once_under_a_clause")]

    def __str__(self):
        return f"{self.clause.number}: {self.text}"
