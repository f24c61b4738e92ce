"""States of decisions on roles and of the duties they give, and in which terms both are told (5.3)."""

from django.db import models
from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class DecisionState(States):
    """Whether a decision holds."""

    DRAFT = "draft", Tone.PLAIN, pgettext_lazy("role decision", "Being written")
    SUBMITTED = "submitted", Tone.SOON, pgettext_lazy("role decision", "Submitted for signature")
    IN_FORCE = "in_force", Tone.GOOD, pgettext_lazy("role decision", "In force")
    REPLACED = "replaced", Tone.PAST, pgettext_lazy("role decision", "Replaced")
    ENDED = "ended", Tone.PAST, pgettext_lazy("role decision", "Ended")
    DROPPED = "dropped", Tone.PAST, pgettext_lazy("role decision", "Dropped")


class DutyState(States):
    """Whether somebody has the duty."""

    PREPARED = "prepared", Tone.PLAIN, pgettext_lazy("duty", "Prepared, not yet given")
    HELD = "held", Tone.GOOD, pgettext_lazy("duty", "Given")
    ENDED = "ended", Tone.PAST, pgettext_lazy("duty", "Ended")


class DecisionKind(models.TextChoices):
    """What is decided."""

    DIVISION = "division", pgettext_lazy("role decision", "Division of duties among units and posts")
    STEERING = "steering", pgettext_lazy("role decision", "Steering committee")
    ISO_TEAM = "iso_team", pgettext_lazy("role decision", "ISO team")
    AUDIT_TEAM = "audit_team", pgettext_lazy("role decision", "Team of internal auditors")
    APPOINTMENT = "appointment", pgettext_lazy("role decision", "Appointment to a post")
    OTHER = "other", pgettext_lazy("role decision", "Another decision on roles")


class Share(models.TextChoices):
    """Which part somebody has in it: in the work, or in a body that a decision founds."""

    DECIDES = "decides", pgettext_lazy("share", "Decides")
    LEADS = "leads", pgettext_lazy("share", "Leads")
    JOINS = "joins", pgettext_lazy("share", "Cooperates")
    ADVISES = "advises", pgettext_lazy("share", "Advises")
    SUPERVISES = "supervises", pgettext_lazy("share", "Supervises")
    CARRIES_OUT = "carries_out", pgettext_lazy("share", "Carries out")
    HEAD = "head", pgettext_lazy("share", "Head of the body")
    DEPUTY = "deputy", pgettext_lazy("share", "Deputy head of the body")
    SECRETARY = "secretary", pgettext_lazy("share", "Secretary of the body")
    MEMBER = "member", pgettext_lazy("share", "Member of the body")


OPEN = (DecisionState.DRAFT, DecisionState.SUBMITTED)
DECISION_ENDED = (DecisionState.REPLACED, DecisionState.ENDED, DecisionState.DROPPED)
LASTING = (DutyState.PREPARED, DutyState.HELD)
