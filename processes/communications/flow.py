"""Who is asked when something is to be told."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this

from .models import Communication


class CommunicationFlow(Flow):
    """Nobody is asked until the clock finds that a day is near; then the post that is responsible for it."""

    record_class = Communication
    begin = this.end
    outside = {Communication.ask_telling: this.tell, Communication.end: this.end}

    tell = (
        Act(Communication.record_telling, Communication.leave_out)
        .To(this.responsible)
        .On(Communication.record_telling, this.end)
        .On(Communication.leave_out, this.end)
    )
    end = End()

    def responsible(self, record):
        return Waiting(post=record.post, unit=record.unit, due_at=record.due_at())
