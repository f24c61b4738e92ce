"""Who acts, in which order, until the report of a year is with the city."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import first_held
from qms.people.posts import SYSTEM_KEEPERS, PostKind

from .models import QualityReport


class QualityReportFlow(Flow):
    """Whoever keeps the system writes and submits it, top management approves, and it is sent."""

    record_class = QualityReport
    begin = this.write
    outside = {
        QualityReport.leave_out: this.end,
        QualityReport.return_for_change: this.hand_in,  # before it is approved, and after
    }

    write = Act(QualityReport.draft).To(this.keeper).On(QualityReport.draft, this.hand_in)
    hand_in = Act(QualityReport.submit).To(this.keeper).On(QualityReport.submit, this.approval)
    approval = Act(QualityReport.approve).To(this.top).On(QualityReport.approve, this.dispatch)
    dispatch = Act(QualityReport.send).To(this.keeper).On(QualityReport.send, this.end)
    end = End()

    def keeper(self, report):
        return Waiting(post=first_held(report.unit, *SYSTEM_KEEPERS), unit=report.unit, due_at=report.due_at())

    def top(self, report):
        return Waiting(post=PostKind.TOP_MANAGEMENT, unit=report.unit, due_at=report.due_at())
