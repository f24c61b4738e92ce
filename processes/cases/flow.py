"""Who acts, in which order, from the receipt of a dossier to its hand-over: one flow for every procedure (8.5.1)."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.lifecycle.models import Task
from qms.people.posts import PostKind

from .models import Case


class CaseFlow(Flow):
    """The desk accepts; each open step waits for its post; pauses wait for the desk; the result is handed over."""

    record_class = Case
    begin = "accept"
    outside = {"suspend": "resume", "withdraw": "end"}

    accept = Act("accept", "refuse").To(this.desk).On("accept", this.step).On("refuse", this.deliver)
    step = (
        Act("complete_step", "resolve", "refuse", "request_supplement", "request_payment")
        .To(this.open_steps)
        .On("complete_step", this.step)
        .On("resolve", this.deliver)
        .On("refuse", this.deliver)
        .On("request_supplement", this.supplement)
        .On("request_payment", this.payment)
    )
    supplement = (
        Act("receive_supplement", "stop")
        .To(this.desk_in_pause)
        .On("receive_supplement", this.step)
        .On("stop", this.deliver)
    )
    payment = (
        Act("receive_payment", "stop").To(this.desk_in_pause).On("receive_payment", this.step).On("stop", this.deliver)
    )
    resume = Act("resume", "stop").To(this.unit_head).On("resume", this.step).On("stop", this.deliver)
    deliver = Act("deliver").To(this.desk).On("deliver", this.end)
    end = End()

    def desk(self, case):
        return Waiting(*self._desk(case))

    def desk_in_pause(self, case):
        pause = case.clock.open_pause()
        return Waiting(*self._desk(case), due_at=case.clock.answer_due(pause), detail=pause.what[:300])

    def unit_head(self, case):
        return Waiting(post=PostKind.UNIT_HEAD, unit=case.unit)

    def open_steps(self, case):
        """A task for each open step that has none yet."""
        rows = case.way.open()
        asked = set()
        if len(rows) > 1:
            asked = set(Task.objects.about(case).open().values_list("part_id", flat=True))
        return [self._step(case, row) for row in rows if row.pk not in asked]

    @staticmethod
    def _step(case, row):
        return Waiting(
            post=row.step.post,
            unit=case.way.unit_of(row),
            due_at=row.due_at,
            part_id=row.pk,
            detail=str(row.step)[:300],
            verb="resolve" if row.resolves else "",
        )

    @staticmethod
    def _desk(case):
        kind, unit = case.hands.desk()[0]
        return None, kind, unit
