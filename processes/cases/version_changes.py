"""A move of a running case to a newer version of its procedure: from which, to which, and what was promised then."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qms.ledger.asking_guards import AskingGuard
from qms.ledger.guards import Guard
from qms.ledger.kept import Kept
from qms.ledger.row_keys import TargetKey

from .parts import RUNS_ON


class VersionChange(Kept):
    """That a case goes on by a newer version of its procedure (8.5.6); written once."""

    case = models.ForeignKey("cases.Case", on_delete=models.PROTECT, related_name="version_changes")
    from_version = models.ForeignKey(
        "procedures.ProcedureVersion", models.PROTECT, verbose_name=_("from version"), related_name="+"
    )
    to_version = models.ForeignKey(
        "procedures.ProcedureVersion", models.PROTECT, verbose_name=_("to version"), related_name="+"
    )
    at = models.DateTimeField(_("moved"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("moved by"), on_delete=models.PROTECT, related_name="+"
    )
    why = models.TextField(_("reason"), blank=True)
    steps = models.CharField(_("steps at which it stood"), max_length=300, blank=True)
    promised_at = models.DateTimeField(_("promise that is kept"), null=True, blank=True)
    newer_due_at = models.DateTimeField(_("due by the newer version"), null=True, blank=True)

    class Meta:
        verbose_name = _("change of version of a case")
        verbose_name_plural = _("changes of version of cases")
        ordering = ["pk"]
        constraints = [
            TargetKey(fields=["case", "to_version"], name="a_case_is_moved_to_a_version_once"),
            models.CheckConstraint(
                condition=~Q(from_version=F("to_version")), name="a_case_is_moved_to_another_version"
            ),
            AskingGuard(
                name="cases_versionchange_from",
                event="INSERT",
                when=f"NEW.from_version_id <> {RUNS_ON}",
                says="cases_versionchange: a case is moved from the version on which it runs",
            ),
            AskingGuard(
                name="cases_versionchange_rest",
                event="INSERT",
                when="EXISTS (SELECT 1 FROM cases_casestep WHERE case_id = NEW.case_id AND done_at IS NULL)",
                says="cases_versionchange: no step stays open on the version that a case leaves",
            ),
            Guard(
                name="cases_versionchange_once",
                event="UPDATE",
                says="cases_versionchange: a change of version is written once",
            ),
        ]

    def __str__(self):
        return f"{self.from_version.label()} → {self.to_version.label()}"
