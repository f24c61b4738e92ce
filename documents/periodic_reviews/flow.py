"""Who answers (7.5.2)."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .models import PeriodicReview


class ReviewFlow(Flow):
    """The owner proposes to keep the document or opens a revision; the approver confirms."""

    record_class = PeriodicReview
    begin = "answer"

    answer = (
        Act("propose_keep", "open_revision")
        .To(this.owner)
        .On("propose_keep", this.confirm)
        .On("open_revision", this.end)
    )
    confirm = Act("confirm_keep").To(this.approver).On("confirm_keep", this.end)
    outside = {"open_revision": "end"}
    end = End()

    def owner(self, review):
        return Waiting(post=PostKind.UNIT_HEAD, unit=review.unit)

    def approver(self, review):
        return Waiting(person=review.revision.approver)
