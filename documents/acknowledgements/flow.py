"""Who reads (7.3)."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this

from .models import Acknowledgement


class AcknowledgementFlow(Flow):
    """The person reads and acknowledges; a reading that has become pointless lapses."""

    record_class = Acknowledgement
    begin = this.read
    outside = {Acknowledgement.lapse: this.end, Acknowledgement.ask_again: this.read}

    read = Act(Acknowledgement.acknowledge).To(this.reader).On(Acknowledgement.acknowledge, this.end)
    end = End()

    def reader(self, acknowledgement):
        return Waiting(person=acknowledgement.person, due_at=acknowledgement.due_at())
