"""One procedure as a published list names it; nothing of it is true here until somebody has compared it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept
from qms.text.quantities import number_words
from qms.workdays.limits import FirstDay, LimitIn

from .states import Level

TOLD = ("code", "name", "field", "level", "limit", "limit_in", "limit_words", "first_day", "fee", "legal_basis")
TOLD += ("decision", "decision_on", "source")


class Listed(Kept):
    """A procedure as it is listed: the words of limit, fee and basis are kept whole, as they came."""

    published_list = models.ForeignKey("published.PublishedList", on_delete=models.PROTECT, related_name="lines")
    position = models.PositiveIntegerField(_("line"))
    code = models.CharField(_("national code"), max_length=40)
    key = models.CharField(max_length=40, editable=False)
    name = models.CharField(_("name of the procedure"), max_length=500)
    field = models.CharField(_("field of administration"), max_length=200, blank=True)
    level = models.CharField(_("level of online service"), max_length=10, choices=Level, blank=True)
    limit = models.DecimalField(_("time limit"), max_digits=7, decimal_places=2, null=True, blank=True)
    limit_in = models.CharField(_("counted in"), max_length=15, choices=LimitIn, blank=True)
    limit_words = models.TextField(_("time limit in words"), blank=True)
    first_day = models.CharField(_("first day"), max_length=15, choices=FirstDay, blank=True)
    fee = models.TextField(_("fee"), blank=True)
    legal_basis = models.TextField(_("legal basis"), blank=True)
    decision = models.CharField(_("decision of publication"), max_length=300, blank=True)
    decision_on = models.DateField(_("day of the decision"), null=True, blank=True)
    source = models.CharField(_("source"), max_length=300, blank=True)
    made_up = models.BooleanField(_("made up for trying out"), default=False)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        verbose_name=_("verified by"),
        null=True,
        blank=True,
        related_name="+",
        editable=False,
    )
    verified_on = models.DateField(_("verified on"), null=True, editable=False)

    class Meta:
        verbose_name = _("line of a published list")
        verbose_name_plural = _("lines of published lists")
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(fields=["published_list", "key"], name="a_procedure_is_listed_once"),
            models.CheckConstraint(
                condition=Q(verified_by__isnull=True) | Q(verified_on__isnull=False, made_up=False),
                name="what_is_made_up_is_verified_by_nobody",
            ),
        ]

    def __str__(self):
        return f"{self.code} {self.name}"

    def limit_told(self):
        """The limit as people read it: the number with its unit, else the words that came."""
        if self.limit_in == LimitIn.SAME_DAY:
            return str(_("within the day"))
        if self.limit is None or not self.limit_in:
            return self.limit_words or (number_words(self.limit) if self.limit is not None else "")
        return f"{number_words(self.limit)} {self.get_limit_in_display()}"
