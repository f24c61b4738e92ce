"""States of an audit and the answers to its questions."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class AuditState(States):
    """How far an audit is."""

    PLANNED = "planned", Tone.ACTIVE, _("Planned")
    NOTIFIED = "notified", Tone.ACTIVE, _("Unit notified")
    IN_PROGRESS = "in_progress", Tone.ACTIVE, _("Under way")
    REPORTING = "reporting", Tone.ACTIVE, _("Report being written")
    REPORTED = "reported", Tone.SOON, pgettext_lazy("audit", "Reported")
    CLOSED = "closed", Tone.PAST, _("Closed")
    CANCELLED = "cancelled", Tone.PAST, _("Cancelled")


class Answer(models.TextChoices):
    """What was found at a question."""

    CONFORMS = "conforms", _("Conforms")
    NONCONFORMITY = "nonconformity", _("Nonconformity")
    OBSERVATION = "observation", _("Point to watch")
    NOT_APPLICABLE = "not_applicable", _("Not applicable")


class TeamRole(models.TextChoices):
    """What a member of the team does."""

    AUDITOR = "auditor", _("Auditor")
    OBSERVER = "observer", _("Observer")


BEFORE_REPORT = (AuditState.PLANNED, AuditState.NOTIFIED, AuditState.IN_PROGRESS, AuditState.REPORTING)
