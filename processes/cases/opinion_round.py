"""The opinions that the steps of one case ask for: asked side by side, given, joined, and withdrawn when that is done.

Everything happens under the case's lock, in the transaction of the act: whichever opinion is the last to come finds
all that came before, so that every order of finishing ends alike.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qms.evidence.attachments import attach
from qms.ledger.now import now, today
from qms.lifecycle.models import Task

from ..procedures.asked_opinions import AskedOpinion
from ..procedures.joins import joined
from . import opinion_notices, rules
from .opinions import CaseOpinion, OpinionState


class OpinionRound:
    """Whom the steps of one case ask, and what came of it."""

    def __init__(self, way):
        self.way, self.case = way, way.case
        self._rows = None

    # ── Who is asked

    def rows(self):
        """Every opinion that was asked for, oldest first; a case that never asked costs no question."""
        if self._rows is None:
            asking = {row.pk: row for row in self.way.rows() if row.step.join_rule}
            self._rows = self._read(asking) if asking else []
        return self._rows

    def _read(self, asking):
        found = CaseOpinion.objects.filter(case=self.case.pk).select_related(
            "asked__step", "asked__unit", "asked_by", "asked_for", "given_by", "given_for"
        )
        found = list(found.order_by("pk"))
        for each in found:
            each.case, each.case_step = self.case, asking[each.case_step_id]
        return found

    def of(self, row):
        """The opinions that one step asked for."""
        return [each for each in self.rows() if each.case_step_id == row.pk]

    def open(self):
        """Those that are still waited for."""
        return [each for each in self.rows() if each.is_open()]

    def unit_of(self, opinion):
        """The unit of the post that is asked."""
        return opinion.asked.unit or self.case.unit

    def posts(self):
        """Pairs (kind of post, unit) that are still asked."""
        return [(each.asked.post, self.unit_of(each)) for each in self.open() if each.asked.post]

    def asked_of(self, actor):
        """The open opinions of posts that the actor holds."""
        inside = [each for each in self.open() if each.asked.post]
        return [each for each in inside if actor.holds(each.asked.post, self.unit_of(each))]

    def free_for(self, actor):
        """Those that the actor may give: whoever brought the dossier to the step doesn't judge it there."""
        asked = self.asked_of(actor)
        free = self.case.is_exempt(rules.did_not_ask, actor.person) if asked else False
        return [each for each in asked if free or not _brought(each, actor)]

    def outside(self, actor):
        """The open opinions of partners whose answer the actor notes: who holds the step that asked."""
        held = {row.pk for row in self.way.held_by(actor)}
        return [each for each in self.open() if each.asked.partner and each.case_step_id in held]

    @staticmethod
    def waits(row):
        """Whether a step waits for opinions, or for their join."""
        return bool(row.step.join_rule) and not row.joined

    def gave_one(self, row, actor):
        """Whether the actor gave an opinion at this step, of whose outcome somebody else decides."""
        given = [each for each in self.of(row) if each.asked.post] if row.step.join_rule else []
        gave = any(each.was_given_by(actor) for each in given)
        return gave and not self.case.is_exempt(rules.gave_no_opinion, actor.person)

    # ── Asking

    def ask(self, row, before=()):
        """Ask everybody whom an opened step names; who was asked at the same step `before` goes on as they were."""
        if not row.step.join_rule:
            return
        known = {each.asked.whom(): each for each in before}
        asked = AskedOpinion.objects.filter(step=row.step_id, active=True).select_related("step", "unit")
        person, substituted = self._brought_by()
        opinions = []
        for each in asked:
            earlier = known.get(each.whom())
            opinion = CaseOpinion(case=self.case, case_step=row, asked=each, asked_by=person, asked_for=substituted)
            opinion.asked_at = earlier.asked_at if earlier else now()
            opinion.due_at = self._due(opinion)
            opinions.append(opinion)
        CaseOpinion.save_all(opinions)
        self._rows = [*(self._rows or []), *opinions]
        self._take_over(row, opinions, known)

    def _brought_by(self):
        """Whoever did the step before, with whom they stood in for; at the first step whoever received the dossier."""
        done = [row for row in self.way.rows() if row.done_at and row.holder_id]
        last = max(done, key=lambda row: (row.done_at, row.pk), default=None)
        return (last.holder, last.holder_for) if last else (self.case.received_by, None)

    def _due(self, opinion):
        return self.case.clock.due_of(opinion.asked_at, opinion.asked.minutes)

    def _take_over(self, row, opinions, known):
        """What was given at the same step of the earlier version is given here too."""
        told = ("answered_at", "given_by", "given_for", "agrees", "on_time", "remark", "letter_number", "letter_day")
        given = []
        for each in opinions:
            earlier = known.get(each.asked.whom())
            if earlier is not None and earlier.state == OpinionState.GIVEN:
                each.state = OpinionState.GIVEN
                for name in told:
                    setattr(each, name, getattr(earlier, name))
                given.append(each)
        if given:
            CaseOpinion.save_all(given)
            self._join(row)

    # ── Answering

    def pick(self, opinions, code):
        """The opinion that an act is about: the one named by its code, or the only one. Raises ValidationError."""
        found = [each for each in opinions if code in ("", each.asked.code())]
        if not found:
            raise ValidationError({"opinion": [_("This opinion is not waited for.")]})
        if len(found) > 1:
            raise ValidationError({"opinion": [_("Several opinions are waited for: say which.")]})
        return found[0]

    def note(self, actor, code, agrees, remark, letter):
        """Keep the answer of a partner outside, with the number, the day and the file of its letter."""
        opinion = self.pick(self.outside(actor), code)
        number, day, file = letter
        if not number.strip():
            raise ValidationError({"letter_number": [_("Give the number of the letter.")]})
        if day is None or day > today():
            raise ValidationError({"letter_day": [_("Give the day of the letter: it does not lie ahead.")]})
        if file:
            attach(self.case, file, purpose="opinion")
        return self._keep(opinion, actor, agrees, remark, letter_number=number.strip(), letter_day=day)

    def give(self, actor, code, agrees, remark):
        """Keep the actor's own opinion, for the post that is asked."""
        return self._keep(self.pick(self.free_for(actor), code), actor, agrees, remark)

    def _keep(self, opinion, actor, agrees, remark, **letter):
        """Keep an answer, and join when it was the one that was still lacking."""
        if not agrees and not remark.strip():
            raise ValidationError({"remark": [_("Say why not.")]})
        opinion.state, opinion.agrees, opinion.remark = OpinionState.GIVEN, agrees, remark.strip()
        opinion.given_by, opinion.given_for, opinion.answered_at = actor.person, actor.on_behalf_of, now()
        opinion.on_time = None if opinion.due_at is None else opinion.answered_at <= opinion.due_at
        for name, value in letter.items():
            setattr(opinion, name, value)
        opinion.save()
        self._join(opinion.case_step)
        return opinion

    def _join(self, row):
        """Decide as soon as the rule of the step allows; whoever is still asked then is asked no more."""
        mine = self.of(row)
        decision = joined(row.step.join_rule, row.step.needed, [each.agrees for each in mine])
        if decision is not None:
            row.joined = decision
            row.save()
            self.withdraw([each for each in mine if each.is_open()])
            opinion_notices.tell_joined(self.case, row, self.way.unit_of(row))

    def withdraw(self, opinions, tell=True):
        """Ask these no more, and tell whoever was asked."""
        for each in opinions:
            each.state, each.answered_at = OpinionState.WITHDRAWN, now()
        CaseOpinion.save_all(opinions)
        if tell:
            opinion_notices.tell_withdrawn(self.case, [each for each in opinions if each.asked.post], self.unit_of)

    def count_again(self):
        """Count the due moments of those that are waited for again, and of their tasks; none while the clock rests."""
        moved = {each.pk: each for each in self.open() if each.due_at != self._due(each)}
        for each in moved.values():
            each.due_at = self._due(each)
        if moved:
            CaseOpinion.save_all(list(moved.values()))
            for task in Task.objects.about(self.case).open():
                if is_opinion(task) and task.part_id in moved:
                    task.wait_until(moved[task.part_id].due_at)


def is_opinion(task):
    """Whether a task of a case waits for an opinion; its part is that opinion, and not a step."""
    return task.flow_task.name == "opinions"


def _brought(opinion, actor):
    return actor.involves(opinion.asked_by) or actor.involves(opinion.asked_for)
