"""What falls due by itself: warnings before and after the due moment; the calendar."""

from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_noop

from qms.inbox.models import Notice
from qms.inbox.notices import notify
from qms.inbox.passes import do_each, each_pass
from qms.lifecycle.door import follow
from qms.people.actors import Actor
from qms.people.models import Holding
from qms.people.posts import PostKind
from qms.workdays import deadlines
from qms.workdays.deadlines import Move
from qms.workdays.lateness import working_days_after

from .models import Feedback
from .states import RUNNING_STATES, UNASSIGNED_STATES

SOON_DAYS = 2
LONGEST_REST = timedelta(days=20)  # two working days with the longest holidays between them
SOON = gettext_noop("The answer is due soon: {subject}")
LATE = gettext_noop("The answer is overdue: {subject}")


@each_pass("warn_of_feedback")
def warn_of_feedback(now):
    """Tell the person in charge and the head of the unit once before the due moment, and once when it has passed."""
    running = Feedback.objects.filter(state__in=RUNNING_STATES).select_related("unit", "assignee").order_by("pk")
    late = _not_told(running.filter(due_at__lt=now), LATE)
    near = running.filter(due_at__gte=now, due_at__lt=now + LONGEST_REST)
    soon = [each for each in _not_told(near, SOON) if _is_soon(each, now)]
    return do_each(late, lambda each: _tell(each, LATE)) + do_each(soon, lambda each: _tell(each, SOON))


def _not_told(rows, message):
    own = ContentType.objects.get_for_model(Feedback)
    told = Notice.objects.filter(record_type=own, record_id=OuterRef("pk"), message=message)
    return rows.exclude(Exists(told))


def _is_soon(feedback, now):
    """Whether no more than two working days are left."""
    due = feedback.due_at.astimezone(now.tzinfo)
    return working_days_after(feedback.calendar, now.date(), due.date()) <= SOON_DAYS


def _tell(feedback, message):
    heads = Holding.objects.on().filter(post__kind__in=[PostKind.UNIT_HEAD, PostKind.QUALITY_SECRETARY])
    heads = heads.select_related("person", "post__unit")
    told = {each.person for each in heads if feedback.unit.path.startswith(each.post.unit.path)}
    told |= {feedback.assignee} - {None}
    for person in sorted(told, key=lambda each: each.pk):
        notify(person, message, record=feedback, subject=str(feedback))


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
