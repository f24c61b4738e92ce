"""Who acts, in which order, until the year is audited."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import first_held
from qms.people.posts import SYSTEM_KEEPERS, PostKind

from .models import AuditProgramme


class ProgrammeFlow(Flow):
    """Top management approves; the quality manager starts and completes."""

    record_class = AuditProgramme
    begin = this.approve
    outside = {AuditProgramme.revise: this.approve, AuditProgramme.ask_for_month: this.month}

    approve = Act(AuditProgramme.approve).To(this.top_management).On(AuditProgramme.approve, this.start)
    start = Act(AuditProgramme.start).To(this.quality_manager).On(AuditProgramme.start, this.complete)
    complete = Act(AuditProgramme.complete).To(this.quality_manager_in_the_end).On(AuditProgramme.complete, this.end)
    month = Act(AuditProgramme.plan_audit).To(this.keepers_of_the_month)
    end = End()

    def top_management(self, programme):
        return Waiting(post=PostKind.TOP_MANAGEMENT, unit=programme.unit)

    def quality_manager_in_the_end(self, programme):
        return Waiting(post=PostKind.QUALITY_MANAGER, unit=programme.unit, due_at=programme.complete_by())

    def keepers_of_the_month(self, programme):
        """The keeper, for each unit whose month has come."""
        return [
            Waiting(
                post=first_held(programme.unit, *SYSTEM_KEEPERS),
                unit=programme.unit,
                due_at=programme.month_ends_at(entry),
                part_id=entry.pk,
                detail=str(entry.unit),
            )
            for entry in programme.months_not_asked()
        ]

    def quality_manager(self, programme):
        return Waiting(post=PostKind.QUALITY_MANAGER, unit=programme.unit)
