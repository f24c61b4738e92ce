"""What a programme plans, and what it leaves out on purpose."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept


class Entry(Kept):
    """A unit, and what of its processes is audited in a month; the audit that came of it."""

    programme = models.ForeignKey("programmes.AuditProgramme", on_delete=models.PROTECT, related_name="entries")
    unit = models.ForeignKey("people.Unit", verbose_name=_("unit"), on_delete=models.PROTECT, related_name="+")
    process = models.ForeignKey(
        "map.Process",
        verbose_name=_("process"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    month = models.PositiveSmallIntegerField(_("month"))
    why = models.CharField(_("why then, why this"), max_length=300, blank=True)
    audit = models.ForeignKey(
        "conduct.Audit",
        verbose_name=_("audit"),
        null=True,
        editable=False,
        on_delete=models.PROTECT,
        related_name="entries",
    )
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("line of the programme")
        verbose_name_plural = _("lines of the programme")
        ordering = ["month", "pk"]
        constraints = [models.CheckConstraint(condition=Q(month__range=(1, 12)), name="a_month_is_one_of_twelve")]

    def __str__(self):
        return f"{self.unit}" + (f" – {self.process}" if self.process_id else "")


class Absence(Kept):
    """A unit or a process that is not audited this year, and why."""

    programme = models.ForeignKey("programmes.AuditProgramme", on_delete=models.PROTECT, related_name="absences")
    unit = models.ForeignKey(
        "people.Unit", verbose_name=_("unit"), null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    process = models.ForeignKey(
        "map.Process",
        verbose_name=_("process"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    why = models.CharField(_("why it is left out"), max_length=300)
    active = models.BooleanField(_("in use"), default=True)

    class Meta:
        verbose_name = _("absence explained")
        verbose_name_plural = _("absences explained")
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False) ^ Q(process__isnull=False), name="an_absence_is_of_a_unit_or_a_process"
            )
        ]

    def __str__(self):
        return f"{self.unit or self.process}: {self.why}"
