"""Who approves the end of records, and who does it (7.5.3)."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .models import Disposal


class DisposalFlow(Flow):
    """The quality manager approves or refuses; whoever keeps the documents does it with a minute."""

    record_class = Disposal
    begin = this.decide
    outside = {Disposal.refuse: this.end}

    decide = (
        Act(Disposal.approve, Disposal.refuse)
        .To(this.quality_manager)
        .On(Disposal.approve, this.carry_out)
        .On(Disposal.refuse, this.end)
    )
    carry_out = Act(Disposal.dispose).To(this.keeper).On(Disposal.dispose, this.end)
    end = End()

    def quality_manager(self, disposal):
        return Waiting(post=PostKind.QUALITY_MANAGER, unit=disposal.unit)

    def keeper(self, disposal):
        return Waiting(post=PostKind.DOCUMENT_CONTROLLER, unit=disposal.unit)
