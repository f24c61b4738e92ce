"""States and kinds of controlled documents."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class RevisionState(models.TextChoices):
    """Where a revision stands."""

    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    APPROVED = "approved", _("Approved, not yet in force")
    EFFECTIVE = "effective", _("Effective")
    SUPERSEDED = "superseded", _("Superseded")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    CANCELLED = "cancelled", _("Cancelled")


OPEN_STATES = (RevisionState.DRAFT, RevisionState.IN_REVIEW, RevisionState.APPROVED)


class DocumentKind(models.TextChoices):
    """The levels of a quality system's documents."""

    POLICY = "policy", _("Policy")
    OBJECTIVES = "objectives", _("Objectives")
    MANUAL = "manual", _("Manual")
    SYSTEM_PROCEDURE = "system_procedure", _("System procedure")
    PROCEDURE = "procedure", _("Administrative procedure")
    INSTRUCTION = "instruction", _("Work instruction")
    FORM = "form", _("Form")
