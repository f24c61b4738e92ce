"""Who plans a change, who decides, who carries it out, and who says whether it served its purpose."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import holders_of
from qms.people.posts import PostKind

from .models import PlannedChange


class ChangeFlow(Flow):
    """The head of the unit submits, another decides, the person responsible carries it out, another reviews."""

    record_class = PlannedChange
    begin = this.plan
    outside = {PlannedChange.give_up: this.end}

    plan = Act(PlannedChange.submit).To(this.planner).On(PlannedChange.submit, this.decide)
    decide = (
        Act(PlannedChange.approve, PlannedChange.return_for_change, PlannedChange.decline)
        .To(this.decider)
        .On(PlannedChange.approve, this.carry_out)
        .On(PlannedChange.return_for_change, this.plan)
        .On(PlannedChange.decline, this.end)
    )
    carry_out = Act(PlannedChange.report_done).To(this.carrier).On(PlannedChange.report_done, this.review)
    review = (
        Act(PlannedChange.close, PlannedChange.send_back)
        .To(this.reviewer)
        .On(PlannedChange.close, this.end)
        .On(PlannedChange.send_back, this.carry_out)
    )
    end = End()

    def planner(self, change):
        """The head of its unit; where a unit has none, the quality manager."""
        heads = holders_of(PostKind.UNIT_HEAD, change.unit)
        return Waiting(post=PostKind.UNIT_HEAD if heads else PostKind.QUALITY_MANAGER, unit=change.unit)

    def decider(self, change):
        return self._other_than(change, change.created_by_id)

    def carrier(self, change):
        return Waiting(person=change.responsible, unit=change.unit, due_at=change.due_at())

    def reviewer(self, change):
        return self._other_than(change, change.responsible_id)

    @staticmethod
    def _other_than(change, person):
        """The quality manager; where that is the person who must not, top management."""
        others = holders_of(PostKind.QUALITY_MANAGER, change.unit) - {person}
        return Waiting(post=PostKind.QUALITY_MANAGER if others else PostKind.TOP_MANAGEMENT, unit=change.unit)
