"""Who acts, in which order, until the report on a round is sent."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .models import ReportRound


class RoundFlow(Flow):
    """The collecting unit puts the reports together and sends the commune's."""

    record_class = ReportRound
    begin = "collect"

    collect = Act("consolidate").To(this.collector).On("consolidate", this.dispatch)
    dispatch = Act("send").To(this.collector).On("send", this.end)
    end = End()

    def collector(self, each):
        return Waiting(post=PostKind.QUALITY_SECRETARY, unit=each.unit, due_at=each.due_at())
