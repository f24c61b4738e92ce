"""Who acts, in which order, until the report on a round is sent."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import first_held

from .models import ReportRound
from .rules import COLLECTORS


class RoundFlow(Flow):
    """The collecting unit puts the reports together and sends the commune's."""

    record_class = ReportRound
    begin = this.collect

    collect = Act(ReportRound.consolidate).To(this.collector).On(ReportRound.consolidate, this.dispatch)
    dispatch = Act(ReportRound.send).To(this.collector).On(ReportRound.send, this.end)
    end = End()

    def collector(self, each):
        return Waiting(post=first_held(each.unit, *COLLECTORS), unit=each.unit, due_at=each.due_at())
