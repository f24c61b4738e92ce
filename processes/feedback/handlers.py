"""What follows when the calendar changes: the due moments of feedback go with it."""

from typing import Any

from django.urls import reverse

from documents.record_series.kinds import keeps
from qms.lifecycle.door import follow
from qms.people.actors import Actor
from qms.workdays import deadlines
from qms.workdays.deadlines import Move

from .models import Feedback
from .states import RUNNING_STATES, UNASSIGNED_STATES, FeedbackState

keeps(Feedback, (FeedbackState.CLOSED, FeedbackState.REFUSED), identities=lambda feedback: [feedback.sender])


def affected(before, after):
    """The due moments of running feedback, as they stand and as the changed calendar says."""
    for feedback in Feedback.objects.filter(state__in=RUNNING_STATES).select_related("unit").order_by("pk"):
        assign, due = feedback.due_moments(after.of(feedback.unit))
        about: dict[str, Any] = {
            "record": feedback.number,
            "url": reverse("feedback_record", args=[feedback.pk]),
            "key": feedback.pk,
        }
        yield Move(old=feedback.due_at, new=due, **about)
        if feedback.state in UNASSIGNED_STATES:
            yield Move(old=feedback.assign_due_at, new=assign, **about)


def move(moves, by, reason):
    """Count the due moments of this feedback again, as part of the change of the calendar."""
    for pk in sorted({each.key for each in moves}):
        follow(Feedback.objects.get(pk=pk).move_deadline, actor=Actor(by), reason=reason)


deadlines.register("feedback", affected=affected, apply=move)
