"""Who acts, in which order, from the report to the proof of the effect."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.models import system_person
from qms.people.posts import PostKind

from .models import Nonconformity


class NonconformityFlow(Flow):
    """The quality manager takes it on, the owner works on it, the clock waits, the verifier judges."""

    record_class = Nonconformity
    begin = "triage"
    outside = {
        "reject": "end",
        "close_with_correction": "end",
        "return_for_change": "causes",
        "confirm_effective": "end",
        "find_ineffective": "causes",
        "reopen": "causes",
    }

    triage = Act("accept", "reject").To(this.quality_manager).On("accept", this.containment).On("reject", this.end)
    containment = Act("contain").To(this.owner).On("contain", this.causes)
    causes = Act("analyse").To(this.owner).On("analyse", this.planning)
    planning = Act("plan").To(this.owner).On("plan", this.approval)
    approval = (
        Act("start", "return_for_change")
        .To(this.quality_manager)
        .On("start", this.implementation)
        .On("return_for_change", this.causes)
    )
    implementation = Act("complete").To(this.owner).On("complete", this.wait)
    wait = Act("open_check").To(this.clock).On("open_check", this.check)
    check = (
        Act("confirm_effective", "find_ineffective")
        .To(this.verifier)
        .On("confirm_effective", this.end)
        .On("find_ineffective", this.causes)
    )
    end = End()

    def quality_manager(self, nonconformity):
        return Waiting(post=PostKind.QUALITY_MANAGER, unit=nonconformity.unit)

    def owner(self, nonconformity):
        return Waiting(person=nonconformity.owner, unit=nonconformity.unit, due_at=nonconformity.due_at())

    def clock(self, nonconformity):
        """Until the waiting time is over nobody is asked; the clock asks the verifier then."""
        due_at = nonconformity.calendar.end_of_term(nonconformity.check_due_on)
        return Waiting(person=system_person(), unit=nonconformity.unit, due_at=due_at)

    def verifier(self, nonconformity):
        return Waiting(person=nonconformity.verifier, unit=nonconformity.unit, due_at=nonconformity.due_at())
