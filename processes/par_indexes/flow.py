"""Who enters the index, who approves the own score, and who takes in the city's result."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import first_held
from qms.people.posts import SYSTEM_KEEPERS, PostKind

from .models import ParIndex


class ParIndexFlow(Flow):
    """Those who keep the system open it, top management approves the own score, and the result is taken in."""

    record_class = ParIndex
    begin = this.prepare

    prepare = Act(ParIndex.open_scoring).To(this.keeper).On(ParIndex.open_scoring, this.approve)
    approve = Act(ParIndex.approve).To(this.top_management).On(ParIndex.approve, this.take_in)
    take_in = Act(ParIndex.take_result).To(this.waits_for_the_city).On(ParIndex.take_result, this.end)
    end = End()

    def keeper(self, index):
        return Waiting(post=_keeper(index), unit=index.unit)

    def top_management(self, index):
        due = index.calendar.end_of_term(index.due_on)
        return Waiting(post=PostKind.TOP_MANAGEMENT, unit=index.unit, due_at=due)

    def waits_for_the_city(self, index):
        return Waiting(post=_keeper(index), unit=index.unit)


def _keeper(index):
    return first_held(index.unit, *reversed(SYSTEM_KEEPERS))
