"""States of a management review, and the inputs that the standard asks for."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone


class ReviewState(States):
    """How far a review is."""

    PLANNED = "planned", Tone.ACTIVE, _("Planned")
    PREPARED = "prepared", Tone.ACTIVE, _("Inputs prepared")
    HELD = "held", Tone.ACTIVE, _("Held")
    MINUTED = "minuted", Tone.GOOD, _("Minutes signed")
    CLOSED = "closed", Tone.PAST, _("Closed")
    POSTPONED = "postponed", Tone.SOON, _("Postponed")


class InputKind(models.TextChoices):
    """The inputs of 9.3.2 a to f, in the order of the clause, each with its letter there."""

    def __new__(cls, value, letter):
        kind = str.__new__(cls, value)
        kind._value_, kind.letter = value, letter
        return kind

    EARLIER_DECISIONS = "earlier_decisions", "a", _("a) Decisions of earlier reviews")
    CHANGES = "changes", "b", _("b) Changes inside and outside")
    SATISFACTION = "satisfaction", "c1", _("c1) Satisfaction and feedback")
    OBJECTIVES = "objectives", "c2", _("c2) Quality objectives")
    PERFORMANCE = "performance", "c3", _("c3) Performance of processes, conformity of services")
    NONCONFORMITIES = "nonconformities", "c4", _("c4) Nonconformities and corrective actions")
    MONITORING = "monitoring", "c5", _("c5) Results of monitoring and measurement")
    AUDITS = "audits", "c6", _("c6) Results of audits")
    PROVIDERS = "providers", "c7", _("c7) External providers")
    RESOURCES = "resources", "d", _("d) Adequacy of resources")
    RISKS = "risks", "e", _("e) Effectiveness of actions on risks and opportunities")
    IMPROVEMENT = "improvement", "f", _("f) Opportunities for improvement")


class OutputKind(models.TextChoices):
    """What a decision is about (9.3.3)."""

    IMPROVEMENT = "improvement", _("Opportunity for improvement")
    SYSTEM_CHANGE = "system_change", _("Change of the system")
    RESOURCES = "resources", _("Resources needed")


BEFORE_PREPARED = (ReviewState.PLANNED, ReviewState.POSTPONED)
BEFORE_HELD = (ReviewState.PLANNED, ReviewState.PREPARED)
# For these the system always has something to say, if only that there was nothing; the other needs its owner's words.
GATHERED = tuple(each for each in InputKind if each is not InputKind.RESOURCES)
