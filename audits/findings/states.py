"""States and grades of a finding."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FindingState(models.TextChoices):
    """How far a finding is."""

    DRAFT = "draft", _("Draft")
    ISSUED = "issued", _("Issued")
    AGREED = "agreed", _("Agreed")
    DISPUTED = "disputed", _("Disputed")
    CLOSED = "closed", _("Closed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class Grade(models.TextChoices):
    """How grave a finding is."""

    MAJOR = "major", _("Major nonconformity")
    MINOR = "minor", _("Minor nonconformity")
    OBSERVATION = "observation", _("Observation")
    OPPORTUNITY = "opportunity", _("Opportunity for improvement")


NONCONFORMING = (Grade.MAJOR, Grade.MINOR)
OPEN_STATES = (FindingState.DRAFT, FindingState.ISSUED, FindingState.AGREED, FindingState.DISPUTED)
