"""Who sees to what the coming year needs: a task for each line, which ends when the thing is there."""

from qms.lifecycle.flows import Act, Flow, Waiting, this
from qms.lifecycle.models import Task
from qms.people.actors import first_held

from .models import YearPreparation


class PreparationFlow(Flow):
    """Every open line is asked of the post that sees to it, by its day."""

    record_class = YearPreparation
    begin = this.prepare
    told_by_detail = (YearPreparation.settle,)
    outside = {YearPreparation.take_up: this.prepare}

    prepare = Act(YearPreparation.settle, YearPreparation.leave_out).To(this.those_who_see_to_it)

    def those_who_see_to_it(self, preparation):
        asked = set(Task.objects.about(preparation).open().values_list("part_id", flat=True))
        return [
            Waiting(
                post=first_held(preparation.unit, *line.what.posts),
                unit=preparation.unit,
                due_at=preparation.due_at_of(line),
                part_id=line.pk,
                detail=str(line),
            )
            for line in preparation.open_lines()
            if line.pk not in asked and line.what
        ]
