"""What qualifies a person to audit, from a day to a day (7.2 d)."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept
from qms.people.periods import PeriodQuerySet


class Qualification(Kept):
    """A person may audit from a day to a day; the evidence is named."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("person"),
        on_delete=models.PROTECT,
        related_name="audit_qualifications",
    )
    may_lead = models.BooleanField(_("may lead an audit"), default=False)
    grounds = models.CharField(_("certificate or decision"), max_length=300)
    since = models.DateField(_("since"))
    until = models.DateField(_("until"), null=True, blank=True, help_text=_("Last day, included."))

    objects = PeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("auditor's qualification")
        verbose_name_plural = _("auditors' qualifications")
        ordering = ["-since"]
        constraints = [
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gte=F("since")), name="a_qualification_ends_after_it_begins"
            )
        ]

    def __str__(self):
        return f"{self.person}: {self.grounds}"
