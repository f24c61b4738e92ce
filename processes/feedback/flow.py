"""Who acts, in which order, from the receipt of feedback until the sender is told."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.models import Holding
from qms.people.posts import PostKind

from .models import Feedback


class FeedbackFlow(Flow):
    """Sorted by the head or the secretary, answered by the person assigned, approved by another, then closed."""

    record_class = Feedback
    begin = "classify"

    classify = Act("classify", "refuse").To(this.sorter).On("classify", this.assign).On("refuse", this.end)
    assign = Act("assign", "refuse").To(this.sorter).On("assign", this.answer_it).On("refuse", this.end)
    answer_it = Act("answer", "refuse").To(this.assignee).On("answer", this.approve).On("refuse", this.end)
    approve = (
        Act("approve_answer", "return_for_change")
        .To(this.approver)
        .On("approve_answer", this.close)
        .On("return_for_change", this.revise)
    )
    revise = Act("revise_answer").To(this.assignee).On("revise_answer", this.approve)
    close = Act("close").To(this.closer).On("close", this.end)
    end = End()

    def sorter(self, feedback):
        post = PostKind.UNIT_HEAD if _is_held(PostKind.UNIT_HEAD, feedback.unit) else PostKind.QUALITY_SECRETARY
        verb = "" if feedback.is_handled_here() or feedback.state == "received" else "refuse"
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
