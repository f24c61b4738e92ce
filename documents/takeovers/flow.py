"""Who looks through what was read."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this

from .models import TakeOver


class TakeOverFlow(Flow):
    """Whoever sent the files looks at each line and takes them over, or gives it up."""

    record_class = TakeOver
    begin = this.look

    look = (
        Act(TakeOver.take, TakeOver.give_up).To(this.sender).On(TakeOver.take, this.end).On(TakeOver.give_up, this.end)
    )
    end = End()

    def sender(self, record):
        return Waiting(person=record.created_by, unit=record.unit)
