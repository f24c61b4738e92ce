"""Who acts, in which order, until an objective is closed."""

from datetime import timedelta

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .models import Objective

DAYS_TO_ENTER, DAYS_TO_EVALUATE = 10, 15


class ObjectiveFlow(Flow):
    """Top management approves; the owner is asked for values; the quality manager evaluates when the term is over."""

    record_class = Objective
    begin = this.approve
    outside = {
        Objective.ask_value: this.measure,
        Objective.end_term: this.evaluate,
        Objective.evaluate: this.finish,  # evaluated before the clock asked for it
        Objective.revise: this.approve,
    }

    approve = Act(Objective.approve).To(this.top_management).On(Objective.approve, this.start)
    start = Act(Objective.start).To(this.owner_on_first_day)
    measure = (
        Act(Objective.record_value)
        .To(this.owner_by_then)
        .On(Objective.record_value, this.measure, when=this.more_is_missing)
    )
    evaluate = Act(Objective.evaluate).To(this.quality_manager).On(Objective.evaluate, this.finish)
    finish = Act(Objective.close).To(this.quality_manager_at_once).On(Objective.close, this.end)
    end = End()

    def top_management(self, objective):
        return Waiting(post=PostKind.TOP_MANAGEMENT, unit=objective.unit)

    def owner_on_first_day(self, objective):
        return Waiting(person=objective.owner, unit=objective.unit, due_at=_closing(objective, objective.starts_on))

    def owner_by_then(self, objective):
        period = objective.course.missing_periods()[0]
        due = _closing(objective, period.last + timedelta(days=DAYS_TO_ENTER))
        return Waiting(person=objective.owner, unit=objective.unit, due_at=due, detail=str(period))

    def quality_manager(self, objective):
        due = _closing(objective, objective.ends_on + timedelta(days=DAYS_TO_EVALUATE))
        return Waiting(post=PostKind.QUALITY_MANAGER, unit=objective.unit, due_at=due)

    def quality_manager_at_once(self, objective):
        return Waiting(post=PostKind.QUALITY_MANAGER, unit=objective.unit)

    def more_is_missing(self, objective):
        return bool(objective.course.missing_periods())


def _closing(objective, day):
    return objective.calendar.end_of_term(day)
