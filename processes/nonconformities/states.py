"""States of a nonconformity, where it came from, how grave it is, how its causes were sought and how it ended."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class NonconformityState(States):
    """How far the work on a nonconformity is."""

    REPORTED = "reported", Tone.SOON, _("Reported")
    ACCEPTED = "accepted", Tone.ACTIVE, _("Taken on")
    CONTAINED = "contained", Tone.ACTIVE, _("Contained")
    ANALYSED = "analysed", Tone.ACTIVE, _("Causes analysed")
    PLANNED = "planned", Tone.ACTIVE, _("Actions planned")
    IMPLEMENTING = "implementing", Tone.ACTIVE, _("Actions under way")
    EFFECTIVENESS_CHECK = "effectiveness_check", Tone.SOON, _("Awaiting the effectiveness check")
    CLOSED = "closed", Tone.PAST, _("Closed")
    REJECTED = "rejected", Tone.PAST, _("Rejected")


class Source(models.TextChoices):
    """How it came to light."""

    CASE_LATE = "case_late", _("Late dossier")
    COMPLAINT = "complaint", _("Complaint")
    SELF_DETECTED = "self_detected", _("Found by ourselves")
    AUDIT_FINDING = "audit_finding", _("Finding of an internal audit")
    EXTERNAL_AUDIT = "external_audit", _("External audit or inspection")
    OBJECTIVE_MISSED = "objective_missed", _("Objective missed")
    RISK_OCCURRED = "risk_occurred", _("Risk that came true")
    SUPPLIER = "supplier", _("Provider")
    OTHER = "other", _("Other")


class Severity(models.TextChoices):
    """How grave it is."""

    MINOR = "minor", _("Minor")
    MAJOR = "major", _("Major")


class Method(models.TextChoices):
    """How the causes were sought."""

    FIVE_WHY = "five_why", _("Five times why")
    FISHBONE = "fishbone", _("Fishbone")
    OTHER = "other", _("Another method")


class Ending(models.TextChoices):
    """How a nonconformity was closed."""

    CORRECTED = "corrected", _("Corrected, no corrective action needed")
    EFFECTIVE = "effective", _("Corrective action effective")


class Verdict(models.TextChoices):
    """How a round of corrective action ended that was not the last."""

    INEFFECTIVE = "ineffective", _("Found ineffective")
    REOPENED = "reopened", _("Reopened after closing")


class Outlook(models.TextChoices):
    """What was found of the same cause in another process or unit."""

    OPEN = "open", _("Not looked at yet")
    FOUND = "found", _("The same cause is there")
    NOT_FOUND = "not_found", _("Not found there")
    NOT_APPLICABLE = "not_applicable", _("Cannot be there")


S = NonconformityState
ENDED_STATES = (S.CLOSED, S.REJECTED)
OPEN_STATES = tuple(state for state in S if state not in ENDED_STATES)
OWNED_STATES = tuple(state for state in OPEN_STATES if state != S.REPORTED)
WORK_STATES = tuple(state for state in OWNED_STATES if state != S.EFFECTIVENESS_CHECK)
LOOKED_STATES = (S.CONTAINED, S.ANALYSED, S.PLANNED, S.IMPLEMENTING)  # in which the same cause is looked for elsewhere
ACTION_STATES = (S.ANALYSED, S.PLANNED, S.IMPLEMENTING)
