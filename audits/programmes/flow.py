"""Who acts, in which order, until the year is audited."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .models import AuditProgramme


class ProgrammeFlow(Flow):
    """Top management approves; the quality manager starts and completes."""

    record_class = AuditProgramme
    begin = "approve"
    outside = {"revise": "approve"}

    approve = Act("approve").To(this.top_management).On("approve", this.start)
    start = Act("start").To(this.quality_manager).On("start", this.complete)
    complete = Act("complete").To(this.quality_manager).On("complete", this.end)
    end = End()

    def top_management(self, programme):
        return Waiting(post=PostKind.TOP_MANAGEMENT, unit=programme.unit)

    def quality_manager(self, programme):
        return Waiting(post=PostKind.QUALITY_MANAGER, unit=programme.unit)
