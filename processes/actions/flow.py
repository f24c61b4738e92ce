"""Who acts, in which order, until an action is settled."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this

from .models import Action


class ActionFlow(Flow):
    """The person responsible starts and reports; the verifier accepts or asks for more."""

    record_class = Action
    begin = "start"
    outside = {"cancel": "end"}

    start = Act("start").To(this.responsible).On("start", this.work)
    work = Act("report_done").To(this.responsible).On("report_done", this.verify)
    verify = (
        Act("accept", "return_for_rework").To(this.verifier).On("accept", this.end).On("return_for_rework", this.work)
    )
    end = End()

    def responsible(self, action):
        return Waiting(person=action.responsible, unit=action.unit, due_at=action.due_at())

    def verifier(self, action):
        return Waiting(person=action.verifier, unit=action.unit)
