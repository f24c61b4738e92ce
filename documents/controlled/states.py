"""States and kinds of controlled documents."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class RevisionState(States):
    """Where a revision stands."""

    DRAFT = "draft", Tone.PLAIN, _("Draft")
    IN_REVIEW = "in_review", Tone.ACTIVE, _("In review")
    APPROVED = "approved", Tone.ACTIVE, _("Approved, not yet in force")
    EFFECTIVE = "effective", Tone.GOOD, _("Effective")
    SUPERSEDED = "superseded", Tone.PAST, _("Superseded")
    WITHDRAWN = "withdrawn", Tone.PAST, _("Withdrawn")
    CANCELLED = "cancelled", Tone.PAST, _("Cancelled")


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
