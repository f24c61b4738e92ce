"""Who is asked to analyse a period, and to confirm a judgement."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import first_held, holders_of
from qms.people.posts import PostKind

from .fitness import FitnessCheck
from .models import PlannedMeasure


class MeasureFlow(Flow):
    """Nobody is asked until the clock finds a period that has ended; then the post that analyses it."""

    record_class = PlannedMeasure
    begin = this.end
    outside = {PlannedMeasure.ask_analysis: this.look_at_it, PlannedMeasure.end: this.end}

    look_at_it = Act(PlannedMeasure.analyse).To(this.analyst).On(PlannedMeasure.analyse, this.end)
    end = End()

    def analyst(self, measure):
        return Waiting(post=measure.post, unit=measure.unit, due_at=measure.due_at())


class FitnessFlow(Flow):
    """Whoever keeps the plan judges, another confirms."""

    record_class = FitnessCheck
    begin = this.confirm
    outside = {FitnessCheck.withdraw: this.end, FitnessCheck.edit: this.confirm}

    confirm = (
        Act(FitnessCheck.confirm, FitnessCheck.return_for_change)
        .To(this.confirmer)
        .On(FitnessCheck.confirm, this.end)
        .On(FitnessCheck.return_for_change, this.judge)
    )
    judge = Act(FitnessCheck.edit).To(this.keeper).On(FitnessCheck.edit, this.confirm)
    end = End()

    def confirmer(self, check):
        others = holders_of(PostKind.QUALITY_MANAGER, check.unit) - {check.created_by_id}
        return Waiting(post=PostKind.QUALITY_MANAGER if others else PostKind.TOP_MANAGEMENT, unit=check.unit)

    def keeper(self, check):
        return Waiting(post=first_held(check.unit, PostKind.UNIT_HEAD, PostKind.QUALITY_MANAGER), unit=check.unit)
