"""States and kinds of an action."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.states import States, Tone


class ActionState(States):
    """How far an action is."""

    ASSIGNED = "assigned", Tone.ACTIVE, _("Assigned")
    IN_PROGRESS = "in_progress", Tone.ACTIVE, _("In progress")
    DONE = "done", Tone.ACTIVE, _("Reported done")
    ACCEPTED = "accepted", Tone.GOOD, pgettext_lazy("action", "Accepted")
    CANCELLED = "cancelled", Tone.PAST, _("Cancelled")
    CARRIED_OVER = "carried_over", Tone.PAST, _("Carried over")


class ActionKind(models.TextChoices):
    """What an action is for."""

    CORRECTIVE = "corrective", _("Corrective action")
    RISK_TREATMENT = "risk_treatment", _("Treatment of a risk or opportunity")
    OBJECTIVE_MEASURE = "objective_measure", _("Measure for an objective")
    REVIEW_DECISION = "review_decision", _("Decision of a management review")
    FINDING_RESPONSE = "finding_response", _("Response to a finding")
    PLAN_TASK = "plan_task", _("Task of a plan")
    IMPROVEMENT = "improvement", _("Improvement")


class Part(models.TextChoices):
    """What a unit does for an action besides the unit in charge."""

    CO_LEADS = "co_leads", _("leads together")
    COOPERATES = "cooperates", _("cooperates")


OPEN_STATES = (ActionState.ASSIGNED, ActionState.IN_PROGRESS)
UNSETTLED_STATES = (*OPEN_STATES, ActionState.DONE)
