"""Who answers (7.5.2)."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .models import PeriodicReview


class ReviewFlow(Flow):
    """The owner proposes to keep the document or opens a revision; the approver confirms."""

    record_class = PeriodicReview
    begin = this.answer

    answer = (
        Act(PeriodicReview.propose_keep, PeriodicReview.open_revision)
        .To(this.owner)
        .On(PeriodicReview.propose_keep, this.confirm)
        .On(PeriodicReview.open_revision, this.end)
    )
    confirm = Act(PeriodicReview.confirm_keep).To(this.approver).On(PeriodicReview.confirm_keep, this.end)
    outside = {PeriodicReview.open_revision: this.end}
    end = End()

    def owner(self, review):
        return Waiting(post=PostKind.UNIT_HEAD, unit=review.unit)

    def approver(self, review):
        return Waiting(person=review.approver, unit=review.unit)
