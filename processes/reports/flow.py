"""Who acts, in which order, until a unit's report is accepted."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import first_held
from qms.people.posts import PostKind

from ..report_rounds.rules import COLLECTORS
from .models import PeriodicReport


class ReportFlow(Flow):
    """The unit writes, its head submits, the collecting unit accepts or returns."""

    record_class = PeriodicReport
    begin = this.write
    outside = {PeriodicReport.leave_out: this.end, PeriodicReport.write_late: this.hand_in}

    write = Act(PeriodicReport.draft).To(this.head).On(PeriodicReport.draft, this.hand_in)
    hand_in = Act(PeriodicReport.submit).To(this.head).On(PeriodicReport.submit, this.look)
    look = (
        Act(PeriodicReport.accept, PeriodicReport.return_for_change)
        .To(this.collector)
        .On(PeriodicReport.accept, this.end)
        .On(PeriodicReport.return_for_change, this.write)
    )
    end = End()

    def head(self, report):
        return Waiting(post=PostKind.UNIT_HEAD, unit=report.unit, due_at=report.due_at())

    def collector(self, report):
        return Waiting(post=first_held(report.round.unit, *COLLECTORS), unit=report.round.unit)
