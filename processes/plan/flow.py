"""Who acts, in which order: a unit's report until it is accepted, and a round until its report is sent."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .reporting import PeriodicReport, ReportRound


class ReportFlow(Flow):
    """The unit writes, its head submits, the collecting unit accepts or returns."""

    record_class = PeriodicReport
    begin = "write"

    write = Act("draft").To(this.head).On("draft", this.hand_in)
    hand_in = Act("submit").To(this.head).On("submit", this.look)
    look = (
        Act("accept", "return_for_change").To(this.collector).On("accept", this.end).On("return_for_change", this.write)
    )
    end = End()

    def head(self, report):
        return Waiting(post=PostKind.UNIT_HEAD, unit=report.unit, due_at=report.due_at())

    def collector(self, report):
        return Waiting(post=PostKind.QUALITY_SECRETARY, unit=report.round.unit)


class RoundFlow(Flow):
    """The collecting unit puts the reports together and sends the commune's."""

    record_class = ReportRound
    begin = "collect"

    collect = Act("consolidate").To(this.collector).On("consolidate", this.dispatch)
    dispatch = Act("send").To(this.collector).On("send", this.end)
    end = End()

    def collector(self, each):
        return Waiting(post=PostKind.QUALITY_SECRETARY, unit=each.unit, due_at=each.due_at())
