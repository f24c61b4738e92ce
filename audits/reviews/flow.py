"""Who acts, in which order, until a review is closed."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .models import ManagementReview


class ReviewFlow(Flow):
    """The quality manager prepares and holds, top management signs, the quality manager closes."""

    record_class = ManagementReview
    begin = "prepare"
    outside = {"postpone": "reschedule"}

    prepare = Act("prepare").To(this.keeper).On("prepare", this.hold)
    hold = Act("hold").To(this.keeper).On("hold", this.sign)
    sign = Act("minute").To(this.top_management).On("minute", this.settle)
    settle = Act("close").To(this.keeper).On("close", this.end)
    reschedule = Act("reschedule").To(this.keeper).On("reschedule", this.prepare)
    end = End()

    def keeper(self, review):
        return Waiting(post=PostKind.QUALITY_MANAGER, unit=review.unit)

    def top_management(self, review):
        return Waiting(post=PostKind.TOP_MANAGEMENT, unit=review.unit)
