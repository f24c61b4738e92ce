"""Who acts, in which order, until a finding is settled."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .models import Finding


class FindingFlow(Flow):
    """An auditor issues; the head of the unit answers; the quality manager decides what is disputed."""

    record_class = Finding
    begin = "issue"
    outside = {"uphold": "settle"}

    issue = Act("issue", "withdraw_finding").To(this.auditor).On("issue", this.answer).On("withdraw_finding", this.end)
    answer = (
        Act("agree", "dispute", "uphold")
        .To(this.auditee)
        .On("agree", this.settle)
        .On("uphold", this.settle)
        .On("dispute", this.decide)
    )
    decide = (
        Act("uphold", "withdraw_finding")
        .To(this.quality_manager)
        .On("uphold", this.settle)
        .On("withdraw_finding", this.end)
    )
    settle = Act("close").To(this.auditor).On("close", this.end)
    end = End()

    def auditor(self, finding):
        return Waiting(person=finding.created_by, unit=finding.unit)

    def auditee(self, finding):
        due = finding.audit.closing_of(finding.answer_by)
        return Waiting(post=PostKind.UNIT_HEAD, unit=finding.unit, due_at=due)

    def quality_manager(self, finding):
        return Waiting(post=PostKind.QUALITY_MANAGER, unit=finding.unit)
