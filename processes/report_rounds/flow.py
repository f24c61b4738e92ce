"""Who acts, in which order, until the report on a round is sent."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import first_held
from qms.people.posts import PostKind

from .models import ReportRound
from .rules import COLLECTORS


class RoundFlow(Flow):
    """The collecting unit puts the reports together, top management approves, and the commune's report is sent."""

    record_class = ReportRound
    begin = this.collect
    outside = {ReportRound.return_for_change: this.collect}  # before it is approved, and after

    collect = Act(ReportRound.consolidate).To(this.collector).On(ReportRound.consolidate, this.approve)
    approve = Act(ReportRound.approve).To(this.top_management).On(ReportRound.approve, this.dispatch)
    dispatch = Act(ReportRound.send).To(this.collector).On(ReportRound.send, this.end)
    end = End()

    def collector(self, each):
        return Waiting(post=first_held(each.unit, *COLLECTORS), unit=each.unit, due_at=each.due_at())

    def top_management(self, each):
        return Waiting(post=PostKind.TOP_MANAGEMENT, unit=each.unit, due_at=each.due_at())
