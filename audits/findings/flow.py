"""Who acts, in which order, until a finding is settled."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .models import Finding


class FindingFlow(Flow):
    """An auditor issues; the head of the unit answers; the quality manager decides what is disputed."""

    record_class = Finding
    begin = this.issue
    outside = {Finding.uphold: this.settle}

    issue = (
        Act(Finding.issue, Finding.withdraw_finding)
        .To(this.auditor)
        .On(Finding.issue, this.answer)
        .On(Finding.withdraw_finding, this.end)
    )
    answer = (
        Act(Finding.agree, Finding.dispute, Finding.uphold)
        .To(this.auditee)
        .On(Finding.agree, this.settle)
        .On(Finding.uphold, this.settle)
        .On(Finding.dispute, this.decide)
    )
    decide = (
        Act(Finding.uphold, Finding.withdraw_finding)
        .To(this.quality_manager)
        .On(Finding.uphold, this.settle)
        .On(Finding.withdraw_finding, this.end)
    )
    settle = Act(Finding.close).To(this.auditor).On(Finding.close, this.end)
    end = End()

    def auditor(self, finding):
        return Waiting(person=finding.auditor, unit=finding.unit)

    def auditee(self, finding):
        due = finding.audit.closing_of(finding.answer_by)
        return Waiting(post=PostKind.UNIT_HEAD, unit=finding.unit, due_at=due)

    def quality_manager(self, finding):
        return Waiting(post=PostKind.QUALITY_MANAGER, unit=finding.unit)
