"""Who decides about a request, and who carries it out (7.5.2)."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import holders_of
from qms.people.posts import PostKind

from .models import ChangeRequest
from .states import RequestKind


class RequestFlow(Flow):
    """The owner decides; then a revision is begun or joined, or the quality manager abolishes the document."""

    record_class = ChangeRequest
    begin = this.decide
    outside = {
        ChangeRequest.refuse: this.end,
        ChangeRequest.withdraw: this.end,
        ChangeRequest.settle: this.end,
        ChangeRequest.wait_again: this.carry_out,
    }

    decide = (
        Act(ChangeRequest.accept, ChangeRequest.refuse)
        .To(this.owner)
        .On(ChangeRequest.accept, this.abolish, when=this.asks_to_abolish)
        .On(ChangeRequest.accept, this.carry_out)
        .On(ChangeRequest.refuse, this.end)
    )
    carry_out = (
        Act(ChangeRequest.begin_revision, ChangeRequest.join_revision)
        .To(this.unit_in_charge)
        .On(ChangeRequest.begin_revision, this.end)
        .On(ChangeRequest.join_revision, this.end)
    )
    abolish = Act(ChangeRequest.note_abolished).To(this.quality_manager).On(ChangeRequest.note_abolished, this.end)
    end = End()

    def owner(self, request):
        heads = holders_of(PostKind.UNIT_HEAD, request.unit) - {request.created_by_id}
        post = PostKind.UNIT_HEAD if heads else PostKind.QUALITY_MANAGER
        return Waiting(post=post, unit=request.unit)

    def unit_in_charge(self, request):
        is_new = request.kind == RequestKind.WRITE
        verb = "join_revision" if is_new else "begin_revision"
        return Waiting(post=PostKind.UNIT_HEAD, unit=request.unit, verb=verb)

    def quality_manager(self, request):
        return Waiting(post=PostKind.QUALITY_MANAGER, unit=request.unit)

    def asks_to_abolish(self, request):
        return request.kind == RequestKind.ABOLISH
