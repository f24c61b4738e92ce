"""Who acts, in which order, until the year is audited."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .models import AuditProgramme


class ProgrammeFlow(Flow):
    """Top management approves; the quality manager starts and completes."""

    record_class = AuditProgramme
    begin = this.approve
    outside = {AuditProgramme.revise: this.approve}

    approve = Act(AuditProgramme.approve).To(this.top_management).On(AuditProgramme.approve, this.start)
    start = Act(AuditProgramme.start).To(this.quality_manager).On(AuditProgramme.start, this.complete)
    complete = Act(AuditProgramme.complete).To(this.quality_manager_in_the_end).On(AuditProgramme.complete, this.end)
    end = End()

    def top_management(self, programme):
        return Waiting(post=PostKind.TOP_MANAGEMENT, unit=programme.unit)

    def quality_manager_in_the_end(self, programme):
        return Waiting(post=PostKind.QUALITY_MANAGER, unit=programme.unit, due_at=programme.complete_by())

    def quality_manager(self, programme):
        return Waiting(post=PostKind.QUALITY_MANAGER, unit=programme.unit)
