"""Who acts, in which order, until a unit's report is accepted."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .models import PeriodicReport


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
