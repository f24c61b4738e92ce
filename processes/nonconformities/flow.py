"""Who acts, in which order, from the report to the proof of the effect."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.lifecycle.models import Task
from qms.people.models import system_person
from qms.people.posts import PostKind

from .models import Nonconformity


class NonconformityFlow(Flow):
    """The quality manager takes it on, the owner works on it, the clock waits, the verifier judges."""

    record_class = Nonconformity
    begin = this.triage
    outside = {
        Nonconformity.reject: this.end,
        Nonconformity.close_with_correction: this.end,
        Nonconformity.return_for_change: this.causes,
        Nonconformity.confirm_effective: this.end,
        Nonconformity.find_ineffective: this.causes,
        Nonconformity.reopen: this.causes,
        Nonconformity.look_elsewhere: this.elsewhere,
    }

    triage = (
        Act(Nonconformity.accept, Nonconformity.reject)
        .To(this.quality_manager)
        .On(Nonconformity.accept, this.containment)
        .On(Nonconformity.reject, this.end)
    )
    containment = Act(Nonconformity.contain).To(this.owner).On(Nonconformity.contain, this.causes)
    causes = Act(Nonconformity.analyse).To(this.owner).On(Nonconformity.analyse, this.planning)
    elsewhere = Act(Nonconformity.note_elsewhere).To(this.checkers_not_asked_yet)
    planning = Act(Nonconformity.plan).To(this.owner).On(Nonconformity.plan, this.approval)
    approval = (
        Act(Nonconformity.start, Nonconformity.return_for_change)
        .To(this.quality_manager)
        .On(Nonconformity.start, this.implementation)
        .On(Nonconformity.return_for_change, this.causes)
    )
    implementation = Act(Nonconformity.complete).To(this.owner).On(Nonconformity.complete, this.wait)
    wait = Act(Nonconformity.open_check).To(this.clock).On(Nonconformity.open_check, this.check)
    check = (
        Act(Nonconformity.confirm_effective, Nonconformity.find_ineffective)
        .To(this.verifier)
        .On(Nonconformity.confirm_effective, this.end)
        .On(Nonconformity.find_ineffective, this.causes)
    )
    end = End()

    def checkers_not_asked_yet(self, nonconformity):
        """A task for each row that is open."""
        asked = set(Task.objects.about(nonconformity).open().values_list("part_id", "person"))
        return [
            Waiting(
                person=row.checker,
                unit=row.unit,
                due_at=nonconformity.calendar.end_of_term(row.due_on),
                part_id=row.pk,
                detail=str(row),
            )
            for row in nonconformity.places.open_rows()
            if (row.pk, row.checker_id) not in asked
        ]

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
