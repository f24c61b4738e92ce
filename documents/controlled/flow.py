"""Who acts, in which order, until a revision is effective (7.5.2)."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .models import DocumentRevision


class RevisionFlow(Flow):
    """A draft is submitted, endorsed by every reviewer, approved, and released."""

    record_class = DocumentRevision
    begin = "draft"
    outside = {"pull_back": "draft", "cancel": "end"}

    draft = Act("submit").To(this.author).On("submit", this.review)
    review = (
        Act("endorse", "return_for_change")
        .To(this.reviewers)
        .On("endorse", this.approve, when=this.is_endorsed_by_all)
        .On("return_for_change", this.draft)
    )
    approve = (
        Act("approve", "return_for_change")
        .To(this.approver)
        .On("approve", this.release)
        .On("return_for_change", this.draft)
    )
    release = Act("release").To(this.document_controller).On("release", this.end)
    end = End()

    def author(self, revision):
        return Waiting(person=revision.author)

    def reviewers(self, revision):
        named = [each.person for each in revision.active_reviewers]
        return [Waiting(person=person) for person in named if not revision.is_endorsed_by(person)]

    def approver(self, revision):
        return Waiting(person=revision.approver)

    def document_controller(self, revision):
        return Waiting(post=PostKind.DOCUMENT_CONTROLLER, unit=revision.unit)

    def is_endorsed_by_all(self, revision):
        return revision.is_endorsed_by_all()
