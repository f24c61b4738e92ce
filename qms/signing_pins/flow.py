"""Who is asked to vouch for a person."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import holders_of

from .models import PinRenewal
from .rules import CONFIRMERS


class PinRenewalFlow(Flow):
    """Top management, else the quality manager; never the person."""

    record_class = PinRenewal
    begin = this.answer

    answer = (
        Act(PinRenewal.confirm, PinRenewal.refuse)
        .To(this.another)
        .On(PinRenewal.confirm, this.end)
        .On(PinRenewal.refuse, this.end)
    )
    end = End()

    def another(self, renewal):
        free = [kind for kind in CONFIRMERS if holders_of(kind, renewal.unit) - {renewal.person_id}]
        return Waiting(post=free[0] if free else CONFIRMERS[0], unit=renewal.unit)
