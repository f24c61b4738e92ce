"""Who scores a criterion, and who checks it."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import first_held
from qms.people.posts import SYSTEM_KEEPERS, PostKind

from .models import ParCriterion


class ParCriterionFlow(Flow):
    """Once the index is opened the unit scores, then those who keep the system check."""

    record_class = ParCriterion
    begin = this.end
    outside = {ParCriterion.open: this.score, ParCriterion.return_for_change: this.score}

    score = Act(ParCriterion.score).To(this.unit).On(ParCriterion.score, this.verify)
    verify = (
        Act(ParCriterion.verify, ParCriterion.return_for_change)
        .To(this.keeper)
        .On(ParCriterion.verify, this.end)
        .On(ParCriterion.return_for_change, this.score)
    )
    end = End()

    def unit(self, criterion):
        due = criterion.calendar.end_of_term(criterion.index.due_on)
        return Waiting(post=PostKind.UNIT_HEAD, unit=criterion.unit, due_at=due)

    def keeper(self, criterion):
        return Waiting(post=first_held(criterion.unit, *reversed(SYSTEM_KEEPERS)), unit=criterion.unit)
