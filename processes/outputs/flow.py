"""Who acts, in which order, until a nonconforming output is put right."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import holders_of
from qms.people.posts import PostKind

from .models import NonconformingOutput
from .states import BY_TOP_MANAGEMENT


class OutputFlow(Flow):
    """Whoever has the authority decides, the person responsible carries it out, another verifies."""

    record_class = NonconformingOutput
    begin = this.decide
    outside = {NonconformingOutput.cancel: this.end}

    decide = (
        Act(NonconformingOutput.decide, NonconformingOutput.refuse)
        .To(this.authority)
        .On(NonconformingOutput.decide, this.carry_out)
        .On(NonconformingOutput.refuse, this.end)
    )
    carry_out = (
        Act(NonconformingOutput.report_done).To(this.responsible).On(NonconformingOutput.report_done, this.verify)
    )
    verify = (
        Act(NonconformingOutput.verify, NonconformingOutput.return_for_rework)
        .To(this.verifier)
        .On(NonconformingOutput.verify, this.end)
        .On(NonconformingOutput.return_for_rework, this.carry_out)
    )
    end = End()

    def authority(self, output):
        if output.decision in BY_TOP_MANAGEMENT:
            return Waiting(post=PostKind.TOP_MANAGEMENT, unit=output.unit)
        return self._post(output, output.created_by_id)

    def responsible(self, output):
        return Waiting(person=output.responsible, unit=output.unit, due_at=output.due_at())

    def verifier(self, output):
        return self._post(output, output.responsible_id)

    @staticmethod
    def _post(output, left_out):
        """The head of the unit where that is somebody else, or the quality manager."""
        others = holders_of(PostKind.UNIT_HEAD, output.unit) - {left_out}
        return Waiting(post=PostKind.UNIT_HEAD if others else PostKind.QUALITY_MANAGER, unit=output.unit)
