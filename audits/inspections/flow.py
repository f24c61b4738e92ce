"""Who acts, in which order, until a self-inspection is closed."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.people.actors import first_held
from qms.people.posts import PostKind

from .models import SelfInspection


class InspectionFlow(Flow):
    """The unit assesses, its head submits, the inspector verifies, the quality secretary closes."""

    record_class = SelfInspection
    begin = this.assess

    assess = Act(SelfInspection.assess).To(this.unit).On(SelfInspection.assess, this.submit)
    submit = Act(SelfInspection.submit).To(this.head).On(SelfInspection.submit, this.verify)
    verify = (
        Act(SelfInspection.verify, SelfInspection.return_for_change)
        .To(this.inspector)
        .On(SelfInspection.verify, this.close)
        .On(SelfInspection.return_for_change, this.assess)
    )
    close = Act(SelfInspection.close).To(this.keeper).On(SelfInspection.close, this.end)
    end = End()

    def unit(self, inspection):
        return self._at_unit(inspection)

    def head(self, inspection):
        return self._at_unit(inspection)

    def inspector(self, inspection):
        if inspection.inspector is None:
            return Waiting(post=_keeper(inspection), unit=inspection.unit, verb="name_inspector")
        return Waiting(person=inspection.inspector, unit=inspection.unit)

    def keeper(self, inspection):
        return Waiting(post=_keeper(inspection), unit=inspection.unit)

    @staticmethod
    def _at_unit(inspection):
        due = inspection.calendar.end_of_term(inspection.due_on)
        return Waiting(post=PostKind.UNIT_HEAD, unit=inspection.unit, due_at=due)


def _keeper(inspection):
    """The quality secretary; the quality manager where nobody holds that post."""
    return first_held(inspection.unit, PostKind.QUALITY_SECRETARY, PostKind.QUALITY_MANAGER)
