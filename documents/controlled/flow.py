"""Who acts, in which order, until a revision is effective (7.5.2)."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this

from .models import DocumentRevision


class RevisionFlow(Flow):
    """A draft is submitted, endorsed by every reviewer, approved, and released."""

    record_class = DocumentRevision
    begin = this.draft
    outside = {
        DocumentRevision.pull_back: this.draft,
        DocumentRevision.cancel: this.end,
        DocumentRevision.take_over: this.end,
        DocumentRevision.lapse: this.draft,
    }

    draft = Act(DocumentRevision.submit).To(this.author).On(DocumentRevision.submit, this.review)
    review = (
        Act(DocumentRevision.endorse, DocumentRevision.return_for_change)
        .To(this.reviewers)
        .On(DocumentRevision.endorse, this.approve, when=this.is_endorsed_enough)
        .On(DocumentRevision.endorse, this.review, when=this.goes_upwards)
        .On(DocumentRevision.return_for_change, this.draft)
    )
    approve = (
        Act(DocumentRevision.approve, DocumentRevision.return_for_change)
        .To(this.approver)
        .On(DocumentRevision.approve, this.release)
        .On(DocumentRevision.return_for_change, this.draft)
    )
    release = Act(DocumentRevision.release).To(this.document_controller).On(DocumentRevision.release, this.end)
    end = End()

    def author(self, revision):
        return [] if revision.asked_together else Waiting(person=revision.author)

    def reviewers(self, revision):
        return [Waiting(person=person) for person in revision.roles.asked_now()]

    def approver(self, revision):
        return Waiting(person=revision.approver)

    def document_controller(self, revision):
        return Waiting(post=revision.roles.powers.post_of("release"), unit=revision.unit)

    def is_endorsed_enough(self, revision):
        return revision.roles.is_endorsed_enough()

    def goes_upwards(self, revision):
        """Whether the next reviewer is asked only now."""
        return revision.roles.powers.in_order
