"""Who plans, approves, and closes."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import first_held
from qms.people.posts import SYSTEM_KEEPERS, PostKind
from qms.workdays.months import last_of_month

from .models import TrainingPlan


class TrainingPlanFlow(Flow):
    """Those who keep the system submit it, top management approves, and they close it with the year."""

    record_class = TrainingPlan
    begin = this.submit

    submit = Act(TrainingPlan.submit).To(this.author).On(TrainingPlan.submit, this.approve)
    approve = (
        Act(TrainingPlan.approve, TrainingPlan.return_for_change)
        .To(this.top_management)
        .On(TrainingPlan.approve, this.close)
        .On(TrainingPlan.return_for_change, this.submit)
    )
    close = Act(TrainingPlan.close).To(this.keeper).On(TrainingPlan.close, this.end)
    end = End()

    def author(self, plan):
        return Waiting(post=first_held(plan.unit, *reversed(SYSTEM_KEEPERS), PostKind.UNIT_HEAD), unit=plan.unit)

    def top_management(self, plan):
        return Waiting(post=PostKind.TOP_MANAGEMENT, unit=plan.unit)

    def keeper(self, plan):
        due = plan.calendar.end_of_term(last_of_month(plan.year + 1, 1))
        return Waiting(post=first_held(plan.unit, *reversed(SYSTEM_KEEPERS)), unit=plan.unit, due_at=due)
