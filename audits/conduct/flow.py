"""Who acts, in which order, until an audit is closed."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .models import Audit


class AuditFlow(Flow):
    """The lead auditor plans, notifies, opens, concludes and reports; the quality manager closes."""

    record_class = Audit
    begin = this.prepare
    outside = {Audit.cancel: this.end}

    prepare = (
        Act(Audit.notify, Audit.plan)
        .To(this.lead_in_time)
        .On(Audit.notify, this.begin_on_site)
        .On(Audit.plan, this.prepare)
    )
    begin_on_site = Act(Audit.open).To(this.lead_on_first_day).On(Audit.open, this.on_site)
    on_site = Act(Audit.conclude).To(this.lead_on_last_day).On(Audit.conclude, this.write)
    write = Act(Audit.report).To(this.lead).On(Audit.report, this.settle)
    settle = Act(Audit.close).To(this.quality_manager).On(Audit.close, this.end)
    end = End()

    def lead_in_time(self, audit):
        return Waiting(person=audit.lead, unit=audit.unit, due_at=audit.notify_by())

    def lead(self, audit):
        return Waiting(person=audit.lead, unit=audit.unit)

    def lead_on_first_day(self, audit):
        return Waiting(person=audit.lead, unit=audit.unit, due_at=audit.closing_of(audit.starts_on))

    def lead_on_last_day(self, audit):
        return Waiting(person=audit.lead, unit=audit.unit, due_at=audit.closing_of(audit.ends_on))

    def quality_manager(self, audit):
        return Waiting(post=PostKind.QUALITY_MANAGER, unit=audit.unit)
