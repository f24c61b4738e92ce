"""Who writes a decision on roles and who signs it; a duty goes with its decision."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import first_held
from qms.people.posts import UNIT_KEEPERS, PostKind

from .models import Duty, RoleDecision


class RoleDecisionFlow(Flow):
    """Whoever keeps the unit's part of the system submits it, top management signs."""

    record_class = RoleDecision
    begin = this.write
    outside = {RoleDecision.drop: this.end, RoleDecision.make_way: this.end, RoleDecision.end: this.end}

    write = Act(RoleDecision.submit).To(this.keeper).On(RoleDecision.submit, this.sign)
    sign = (
        Act(RoleDecision.put_in_force, RoleDecision.return_for_change)
        .To(this.top)
        .On(RoleDecision.put_in_force, this.end)
        .On(RoleDecision.return_for_change, this.write)
    )
    end = End()

    def keeper(self, decision):
        return Waiting(post=first_held(decision.unit, *UNIT_KEEPERS), unit=decision.unit)

    def top(self, decision):
        return Waiting(post=PostKind.TOP_MANAGEMENT, unit=decision.unit)


class DutyFlow(Flow):
    """Nobody is asked: the decision gives and ends it."""

    record_class = Duty
    begin = this.end
    outside = {Duty.take_effect: this.end, Duty.lapse: this.end, Duty.end: this.end}

    end = End()
