"""Who gets a recalled copy back (7.5.3)."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.posts import PostKind

from .models import ControlledCopy


class CopyFlow(Flow):
    """While it is in use nobody is asked; once it is recalled somebody is, until it is back or accounted for."""

    record_class = ControlledCopy
    begin = this.end
    outside = {
        ControlledCopy.recall: this.get_back,
        ControlledCopy.return_copy: this.end,
        ControlledCopy.destroy: this.end,
        ControlledCopy.report_lost: this.end,
    }

    get_back = (
        Act(ControlledCopy.return_copy, ControlledCopy.destroy, ControlledCopy.report_lost)
        .To(this.keeper)
        .On(ControlledCopy.return_copy, this.end)
        .On(ControlledCopy.destroy, this.end)
        .On(ControlledCopy.report_lost, this.end)
    )
    end = End()

    def keeper(self, copy):
        return Waiting(post=PostKind.DOCUMENT_CONTROLLER, unit=copy.unit, detail=copy.receiver())
