"""Who acts, in which order, until the procedures of an issuance are in force."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .models import Issuance


class IssuanceFlow(Flow):
    """The author submits all, the reviewer endorses all, the approver approves all, the controller releases all."""

    record_class = Issuance
    begin = this.draft
    outside = {Issuance.pull_back: this.draft, Issuance.cancel: this.end, Issuance.end: this.end}

    draft = Act(Issuance.submit).To(this.author).On(Issuance.submit, this.review)
    review = (
        Act(Issuance.endorse, Issuance.return_for_change)
        .To(this.reviewer)
        .On(Issuance.endorse, this.approve)
        .On(Issuance.return_for_change, this.draft)
    )
    approve = (
        Act(Issuance.approve, Issuance.return_for_change)
        .To(this.approver)
        .On(Issuance.approve, this.release)
        .On(Issuance.return_for_change, this.draft)
    )
    release = Act(Issuance.release).To(this.document_controller).On(Issuance.release, this.end)
    end = End()

    def author(self, issuance):
        return Waiting(person=issuance.author)

    def reviewer(self, issuance):
        return Waiting(person=issuance.reviewer)

    def approver(self, issuance):
        return Waiting(person=issuance.approver)

    def document_controller(self, issuance):
        return Waiting(post=PostKind.DOCUMENT_CONTROLLER, unit=issuance.unit)
