"""Who acts, in which order, from the receipt of feedback until the sender is told."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.models import Holding
from qms.people.posts import PostKind

from .models import Feedback
from .states import FeedbackState


class FeedbackFlow(Flow):
    """Sorted by the head or the secretary, answered by the person assigned, approved by another, then closed."""

    record_class = Feedback
    begin = this.classify

    classify = (
        Act(Feedback.classify, Feedback.refuse)
        .To(this.sorter)
        .On(Feedback.classify, this.assign)
        .On(Feedback.refuse, this.end)
    )
    assign = (
        Act(Feedback.assign, Feedback.refuse)
        .To(this.sorter)
        .On(Feedback.assign, this.answer_it)
        .On(Feedback.refuse, this.end)
    )
    answer_it = (
        Act(Feedback.answer, Feedback.refuse)
        .To(this.assignee)
        .On(Feedback.answer, this.approve)
        .On(Feedback.refuse, this.end)
    )
    approve = (
        Act(Feedback.approve_answer, Feedback.return_for_change)
        .To(this.approver)
        .On(Feedback.approve_answer, this.close)
        .On(Feedback.return_for_change, this.revise)
    )
    revise = Act(Feedback.revise_answer).To(this.assignee).On(Feedback.revise_answer, this.approve)
    close = Act(Feedback.close).To(this.closer).On(Feedback.close, this.end)
    end = End()

    def sorter(self, feedback):
        post = PostKind.UNIT_HEAD if _is_held(PostKind.UNIT_HEAD, feedback.unit) else PostKind.QUALITY_SECRETARY
        verb = "" if feedback.is_handled_here() or feedback.state == FeedbackState.RECEIVED else "refuse"
        return Waiting(post=post, unit=feedback.unit, due_at=feedback.assign_due_at, verb=verb)

    def assignee(self, feedback):
        return Waiting(person=feedback.assignee, unit=feedback.unit, due_at=feedback.due_at)

    def approver(self, feedback):
        """The head of the unit, or top management where the head wrote the answer or there is none."""
        heads = _holders(PostKind.UNIT_HEAD, feedback.unit) - {feedback.written_by_id}
        post = PostKind.UNIT_HEAD if heads else PostKind.TOP_MANAGEMENT
        return Waiting(post=post, unit=feedback.unit, due_at=feedback.due_at)

    def closer(self, feedback):
        post = PostKind.UNIT_HEAD if _is_held(PostKind.UNIT_HEAD, feedback.unit) else PostKind.QUALITY_SECRETARY
        return Waiting(post=post, unit=feedback.unit)


def _holders(kind, unit):
    """The keys of those who hold a post of the kind in the unit or above it today."""
    held = Holding.objects.on().filter(post__kind=kind).values_list("person_id", "post__unit__path")
    return {person for person, path in held if unit.path.startswith(path)}


def _is_held(kind, unit):
    return bool(_holders(kind, unit))
