"""Who acts, in which order, until a review is closed."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.lifecycle.models import Task
from qms.people.posts import PostKind

from .models import ManagementReview


class ReviewFlow(Flow):
    """Owners write to their inputs; the quality manager prepares and holds, top management signs, the first closes."""

    record_class = ManagementReview
    begin = this.prepare
    outside = {ManagementReview.name_owner: this.words, ManagementReview.postpone: this.reschedule}

    words = Act(ManagementReview.comment).To(this.owners_not_asked_yet)
    prepare = Act(ManagementReview.prepare).To(this.keeper_by_the_day).On(ManagementReview.prepare, this.hold)
    hold = Act(ManagementReview.hold).To(this.keeper_by_the_day).On(ManagementReview.hold, this.sign)
    sign = Act(ManagementReview.minute).To(this.top_management).On(ManagementReview.minute, this.settle)
    settle = Act(ManagementReview.close).To(this.keeper).On(ManagementReview.close, this.end)
    reschedule = Act(ManagementReview.reschedule).To(this.keeper).On(ManagementReview.reschedule, this.prepare)
    end = End()

    def owners_not_asked_yet(self, review):
        asked = set(Task.objects.about(review).open().values_list("part_id", flat=True))
        silent = [row for row in review.inputs_without_words() if row.owner and row.pk not in asked]
        return [
            Waiting(person=row.owner, unit=review.unit, due_at=review.words_due_at(), part_id=row.pk, detail=str(row))
            for row in silent
        ]

    def keeper_by_the_day(self, review):
        return Waiting(post=PostKind.QUALITY_MANAGER, unit=review.unit, due_at=review.words_due_at())

    def keeper(self, review):
        return Waiting(post=PostKind.QUALITY_MANAGER, unit=review.unit)

    def top_management(self, review):
        return Waiting(post=PostKind.TOP_MANAGEMENT, unit=review.unit)
