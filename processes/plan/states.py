"""States of a plan, what its lines are, and how a task stands towards its day."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from qms.acts.states import States, Tone

from ..actions.states import ActionState


class PlanState(States):
    """Whether the plan is worked on."""

    RUNNING = "running", Tone.ACTIVE, _("Plan running")
    CLOSED = "closed", Tone.PAST, _("Plan closed")


class Standing(models.TextChoices):
    """How a task stands towards its day: each task has exactly one of these."""

    DONE_ON_TIME = "done_on_time", _("Done on time")
    DONE_LATE = "done_late", _("Done late")
    LATE = "late", _("Late, not done")
    AT_RISK = "at_risk", _("At risk")
    NOT_YET_DUE = "not_yet_due", _("Not yet due")
    UNDATED = "undated", _("Without a day")
    CARRIED = "carried", _("Carried over into the next year")
    DROPPED = "dropped", _("Put aside")


DONE = (Standing.DONE_ON_TIME, Standing.DONE_LATE)
LEFT = (Standing.LATE, Standing.AT_RISK, Standing.NOT_YET_DUE, Standing.UNDATED)
COUNTING = (*DONE, *LEFT, Standing.CARRIED)  # all that are not put aside: what was carried over was not done
# One tone each, so that the picture and the badges speak the same way; a word always stands beside it.
TONES = {
    Standing.DONE_ON_TIME: "good",
    Standing.DONE_LATE: "active",
    Standing.LATE: "late",
    Standing.AT_RISK: "soon",
    Standing.NOT_YET_DUE: "plain",
    Standing.UNDATED: "plain",
    Standing.CARRIED: "past",
    Standing.DROPPED: "past",
}


class ItemKind(models.TextChoices):
    """What a line of the plan is."""

    TARGET = "target", _("target")
    TASK = "task", _("task")


# The office's own words for a task that is neither done nor late.
WORDS_OF_WORK = {ActionState.ASSIGNED: _("Not started"), ActionState.IN_PROGRESS: _("Under way")}
