"""Who sees to it that what ends is renewed."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .models import Attainment


class AttainmentFlow(Flow):
    """Nobody is asked until its last day is near; then the head of the unit is, until it is renewed or withdrawn."""

    record_class = Attainment
    begin = this.end
    outside = {
        Attainment.warn: this.renew,
        Attainment.renew: this.end,
        Attainment.withdraw: this.end,
    }

    renew = (
        Act(Attainment.renew, Attainment.withdraw)
        .To(this.head)
        .On(Attainment.renew, this.end)
        .On(Attainment.withdraw, this.end)
    )
    end = End()

    def head(self, attainment):
        due = attainment.calendar.end_of_term(attainment.until)
        return Waiting(post=PostKind.UNIT_HEAD, unit=attainment.unit, due_at=due, detail=str(attainment.person))
