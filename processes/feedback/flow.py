"""Who acts, in which order, from the receipt of feedback until the sender is told."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import first_held, holders_of
from qms.people.posts import PostKind

from .models import Feedback
from .states import FeedbackState

KEEPERS = (PostKind.UNIT_HEAD, PostKind.QUALITY_SECRETARY)


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
        post = first_held(feedback.unit, *KEEPERS)
        verb = "" if feedback.is_handled_here() or feedback.state == FeedbackState.RECEIVED else "refuse"
        return Waiting(post=post, unit=feedback.unit, due_at=feedback.assign_due_at, verb=verb)

    def assignee(self, feedback):
        return Waiting(person=feedback.assignee, unit=feedback.unit, due_at=feedback.due_at)

    def approver(self, feedback):
        """The head of the unit, or top management where the head wrote the answer or there is none."""
        heads = holders_of(PostKind.UNIT_HEAD, feedback.unit) - {feedback.written_by_id}
        post = PostKind.UNIT_HEAD if heads else PostKind.TOP_MANAGEMENT
        return Waiting(post=post, unit=feedback.unit, due_at=feedback.due_at)

    def closer(self, feedback):
        post = first_held(feedback.unit, *KEEPERS)
        return Waiting(post=post, unit=feedback.unit)
