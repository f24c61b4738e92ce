"""The parts of a declaration: the procedures that it covers, and the clauses that are not applied (4.3)."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept


class ScopeProcedure(Kept):
    """A procedure that the declaration covers, as it was called on that day."""

    declaration = models.ForeignKey("declarations.Declaration", on_delete=models.PROTECT, related_name="procedures")
    code = models.CharField(_("code"), max_length=60)
    title = models.CharField(_("title"), max_length=300)
    national_code = models.CharField(_("national code"), max_length=40, blank=True)
    field = models.CharField(_("field of administration"), max_length=100, blank=True)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("procedure of a scope")
        verbose_name_plural = _("procedures of scopes")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["declaration", "code"], name="a_scope_has_a_procedure_once")]

    def __str__(self):
        return f"{self.code} {self.title}"


class Exclusion(Kept):
    """A clause that is not applied, and why."""

    declaration = models.ForeignKey("declarations.Declaration", on_delete=models.PROTECT, related_name="exclusions")
    clause = models.CharField(_("clause"), max_length=20)
    title = models.CharField(_("title"), max_length=300)
    why = models.TextField(_("why it is not applied"))
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("clause that is not applied")
        verbose_name_plural = _("clauses that are not applied")
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["declaration", "clause"], name="a_clause_is_left_out_once")]

    def __str__(self):
        return f"{self.clause} {self.title}"
