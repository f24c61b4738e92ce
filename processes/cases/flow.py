"""Who acts, in which order, from the receipt of a dossier to its hand-over: one flow for every procedure (8.5.1)."""

from qms.lifecycle.flows import Act, End, Flow, Waiting, this
from qms.lifecycle.models import Task
from qms.people.posts import PostKind

from .models import Case
from .opinion_round import is_opinion


class CaseFlow(Flow):
    """The desk accepts; each open step waits for its post; pauses wait for the desk; the result is handed over."""

    record_class = Case
    begin = this.accept
    told_by_detail = (Case.complete_step, Case.resolve)
    outside = {
        Case.suspend: this.resume,
        Case.change_version: this.step,
        Case.refuse_conditions: this.deliver,
        Case.withdraw: this.end,
    }

    accept = (
        Act(Case.accept, Case.refuse).To(this.desk_taking_in).On(Case.accept, this.step).On(Case.refuse, this.deliver)
    )
    step = (
        Act(Case.complete_step, Case.resolve, Case.refuse, Case.request_supplement, Case.request_payment)
        .To(this.open_steps)
        .On(Case.complete_step, this.step)
        .On(Case.resolve, this.deliver)
        .On(Case.refuse, this.deliver)
        .On(Case.request_supplement, this.supplement)
        .On(Case.request_payment, this.payment)
        .Beside(this.opinions)
    )
    opinions = Act(Case.give_opinion, Case.note_answer).To(this.asked)
    supplement = (
        Act(Case.receive_supplement, Case.stop)
        .To(this.desk_in_pause)
        .On(Case.receive_supplement, this.step)
        .On(Case.stop, this.deliver)
    )
    payment = (
        Act(Case.receive_payment, Case.stop)
        .To(this.desk_in_pause)
        .On(Case.receive_payment, this.step)
        .On(Case.stop, this.deliver)
    )
    resume = Act(Case.resume, Case.stop).To(this.unit_head).On(Case.resume, this.step).On(Case.stop, this.deliver)
    deliver = Act(Case.deliver).To(this.desk).On(Case.deliver, this.end)
    end = End()

    def desk(self, case):
        """Nobody here is asked for anything about a followed dossier: it waits where it is run."""
        return [] if case.is_followed() else Waiting(*self._desk(case))

    def desk_taking_in(self, case):
        """The desk answers within a time of its own, counted from when it had the dossier in hand."""
        return [] if case.is_followed() else Waiting(*self._desk(case), due_at=case.taking_in.task_due())

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
            asked = {each.part_id for each in Task.objects.about(case).open() if not is_opinion(each)}
        return [self._step(case, row) for row in rows if row.pk not in asked]

    def asked(self, case):
        """A task for each opinion that has none yet: of the post asked, or of whoever notes a partner's answer."""
        opinions = case.way.opinions.open()
        if not opinions:
            return []
        has_task = {each.part_id for each in Task.objects.about(case).open() if is_opinion(each)}
        return [self._opinion(case, each) for each in opinions if each.pk not in has_task]

    @staticmethod
    def _opinion(case, opinion):
        row, inside = opinion.case_step, opinion.asked.post
        unit = case.way.opinions.unit_of(opinion) if inside else case.way.unit_of(row)
        return Waiting(
            post=inside or row.step.post,
            unit=unit,
            due_at=opinion.due_at,
            part_id=opinion.pk,
            detail=f"{opinion} – {row.step}"[:300],
            verb="" if inside else "note_answer",
        )

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
