"""States and grades of a finding."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class FindingState(States):
    """How far a finding is."""

    DRAFT = "draft", Tone.PLAIN, _("Draft")
    ISSUED = "issued", Tone.SOON, _("Issued")
    AGREED = "agreed", Tone.ACTIVE, _("Agreed")
    DISPUTED = "disputed", Tone.LATE, _("Disputed")
    CLOSED = "closed", Tone.PAST, _("Closed")
    WITHDRAWN = "withdrawn", Tone.PAST, _("Withdrawn")


class Grade(models.TextChoices):
    """How grave a finding is."""

    MAJOR = "major", _("Major nonconformity")
    MINOR = "minor", _("Minor nonconformity")
    OBSERVATION = "observation", _("Observation")
    OPPORTUNITY = "opportunity", _("Opportunity for improvement")


NONCONFORMING = (Grade.MAJOR, Grade.MINOR)
OPEN_STATES = (FindingState.DRAFT, FindingState.ISSUED, FindingState.AGREED, FindingState.DISPUTED)
