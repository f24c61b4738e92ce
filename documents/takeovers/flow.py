"""Who looks through what was read."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .models import TakeOver


class TakeOverFlow(Flow):
    """Whoever controls documents looks at each line and takes them over, or gives it up."""

    record_class = TakeOver
    begin = this.look

    look = (
        Act(TakeOver.take, TakeOver.give_up)
        .To(this.document_controller)
        .On(TakeOver.take, this.end)
        .On(TakeOver.give_up, this.end)
    )
    end = End()

    def document_controller(self, record):
        return Waiting(post=PostKind.DOCUMENT_CONTROLLER, unit=record.unit)
