"""Who is asked whether somebody shall hold a post of power (5.3)."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import holders_of

from .models import Assignment
from .rules import CONFIRMERS


class AssignmentFlow(Flow):
    """Top management, else the quality manager; whoever proposes or is proposed is asked only where nobody else is."""

    record_class = Assignment
    begin = this.answer

    answer = (
        Act(Assignment.confirm, Assignment.refuse)
        .To(this.another)
        .On(Assignment.confirm, this.end)
        .On(Assignment.refuse, this.end)
    )
    end = End()

    def another(self, assignment):
        unit, party = assignment.unit, {assignment.person_id, assignment.created_by_id}
        free = [kind for kind in CONFIRMERS if holders_of(kind, unit) - party]
        if free:
            return Waiting(post=free[0], unit=unit)
        return Waiting(person=assignment.person, unit=unit)
