"""Who acts, in which order, until an action is settled."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this

from .models import Action


class ActionFlow(Flow):
    """The person responsible starts and reports; the verifier accepts or asks for more."""

    record_class = Action
    begin = this.start
    outside = {Action.cancel: this.end}

    start = Act(Action.start).To(this.responsible).On(Action.start, this.work)
    work = Act(Action.report_done).To(this.responsible).On(Action.report_done, this.verify)
    verify = (
        Act(Action.accept, Action.return_for_rework)
        .To(this.verifier)
        .On(Action.accept, this.end)
        .On(Action.return_for_rework, this.work)
    )
    end = End()

    def responsible(self, action):
        return Waiting(person=action.responsible, unit=action.unit, due_at=action.due_at())

    def verifier(self, action):
        return Waiting(person=action.verifier, unit=action.unit)
