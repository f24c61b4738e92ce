"""The way of one case through the steps of its version: where it stands, who may go on, and each step that is done."""

from functools import cache

from django.core.exceptions import ValidationError
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.evidence.attachments import attach
from qms.ledger.now import now
from qms.ledger.prepared_queries import Prepared
from qms.lifecycle.errors import WrongPerson
from qms.lifecycle.models import Task

from ..procedures.branches import Branch
from ..procedures.parts import Incompatibility, Outcome, Step, StepField
from ..procedures.promise import limit_in_words
from ..procedures.states import Ending
from . import rules
from .opinion_round import OpinionRound, is_opinion
from .parts import CaseStep, ending_outcomes
from .step_values import clean_answers

ENDED_BY_ANOTHER_ACT = {
    Ending.RESOLVED: gettext_lazy("This outcome resolves the dossier: use the act that resolves it."),
    Ending.REFUSED: gettext_lazy("This outcome refuses the dossier: use the act that refuses it."),
    "": gettext_lazy("This outcome does not end the dossier: complete the step with it."),
}

FIELD = ("key", "label", "kind", "required", "choices")


def with_endings(rows, step, joined=None):
    """Rows that know what the step in a column may do: lead on, or end the dossier."""
    ends = {"leads_on": "", "resolves": Ending.RESOLVED, "refuses": Ending.REFUSED}
    return rows.annotate(**{name: ending_outcomes(step, end, joined) for name, end in ends.items()})


@cache
def _steps_of_a_case():
    """The steps opened in a case, oldest first, each with what it may do."""

    def opened(key):
        rows = CaseStep.objects.filter(case=key).select_related(
            "step__unit", "outcome__leads_to", "branch__leads_to", "holder", "holder_for"
        )
        return with_endings(rows, "step", "joined").order_by("pk")

    return Prepared(opened)


@cache
def _definition_of_a_step():
    """The outcomes of a step, each once for every field of the step."""

    def outcomes(key):
        asked = FilteredRelation("step__fields", condition=Q(step__fields__active=True))
        rows = Outcome.objects.filter(step=key, active=True).select_related("leads_to__unit")
        rows = rows.annotate(asked=asked, **{f"field_{name}": F(f"asked__{name}") for name in FIELD})
        rows = rows.annotate(is_branched=Exists(Branch.objects.filter(outcome=OuterRef("pk"), active=True)))
        return with_endings(rows, "leads_to").order_by("position", "pk", "asked__position")

    return Prepared(outcomes)


class Way:
    """The steps of one case, read once and kept up to date while an act moves on."""

    def __init__(self, case):
        self.case = case
        self._rows, self._barring, self._defined = None, {}, {}
        self.opinions = OpinionRound(self)

    # ── Where it stands

    def rows(self):
        """Every step that was opened, oldest first."""
        if self._rows is None:
            self._rows = _steps_of_a_case().rows(self.case.pk)
            for row in self._rows:
                row.case = self.case
        return self._rows

    def open(self):
        """The steps on which the case stands."""
        return [row for row in self.rows() if row.done_at is None]

    def unit_of(self, row):
        """The unit whose post does a step."""
        return row.step.unit or self.case.unit

    def posts(self):
        """Pairs (kind of post, unit) of the open steps."""
        return [(row.step.post, self.unit_of(row)) for row in self.open()]

    def may(self, how):
        """Whether an open step has an outcome that `leads_on`, `resolves` or `refuses`, or still waits for opinions."""
        return any(getattr(row, how) or self.opinions.waits(row) for row in self.open())

    # ── Who may go on

    def held_by(self, actor):
        """The open steps whose post the actor holds."""
        return [row for row in self.open() if actor.holds(row.step.post, self.unit_of(row))]

    def free_for(self, actor):
        """The open steps that the actor may do: the post held, no incompatible step held before, no opinion given."""
        held = [row for row in self.held_by(actor) if not self.is_barred(row, actor)]
        return [row for row in held if not self.opinions.gave_one(row, actor)]

    def is_barred(self, row, actor):
        """Whether the actor, or whom the actor stands in for, held an earlier step incompatible with this one."""
        held = {each.step.code for each in self.rows() if each.was_held_by(actor)}
        barred = bool(held) and bool(held & self._barring_steps(row.step_id))
        return barred and not self.case.is_exempt(rules.held_no_incompatible_step, actor.person)

    def _barring_steps(self, step):
        if step not in self._barring:
            declared = Incompatibility.objects.filter(step=step, active=True)
            # By their codes: a step that was held on an earlier version bars as well.
            self._barring[step] = set(declared.values_list("earlier__code", flat=True))
        return self._barring[step]

    def pick(self, actor, code="", how=""):
        """The open step that an act is about: the one named by its code, or the only one.

        Raises WrongPerson or ValidationError.
        """
        found = [row for row in self.free_for(actor) if code in ("", row.step.code)]
        if code and not found and any(row.step.code == code for row in self.open()):
            raise WrongPerson(rules.holds_open_step, self.case)
        found = [row for row in found if not how or getattr(row, how)]
        if not found:
            raise ValidationError({"step": [_("The dossier does not stand on this step.")]})
        if len(found) > 1:
            raise ValidationError({"step": [_("Several steps are open: say which.")]})
        return found[0]

    # ── Going on

    def begin(self):
        """Open the first step."""
        steps = Step.objects.active().filter(version=self.case.version_id).select_related("unit")
        self._open(with_endings(steps, "pk").first())

    def definition_of(self, row):
        """The outcomes of a step and its fields, each in their order; one query for both."""
        if row.step_id not in self._defined:
            outcomes, fields = _definition_of_a_step().rows(row.step_id), {}
            for each in outcomes:
                if each.field_key is not None:
                    fields[each.field_key] = StepField(**{name: getattr(each, f"field_{name}") for name in FIELD})
            self._defined[row.step_id] = list({each.pk: each for each in outcomes}.values()), list(fields.values())
        return self._defined[row.step_id]

    def fields_of(self, row):
        """The fields of a step, in their order."""
        return self.definition_of(row)[1]

    def outcome(self, row, code, ends=""):
        """The outcome taken, ending as the act asks; the only fitting one need not be named. Raises ValidationError."""
        outcomes = self.definition_of(row)[0]
        fitting = [each for each in outcomes if each.ends == ends and each.joined in ("", row.joined)]
        if not code and len(fitting) == 1:
            return self._within_limit(row, fitting[0])
        named = next((each for each in outcomes if each.code == code), None)
        if named is None:
            raise ValidationError({"outcome": [_("Choose an outcome that this step has.")]})
        if named.ends != ends:
            raise ValidationError({"outcome": [str(ENDED_BY_ANOTHER_ACT[named.ends])]})
        if named not in fitting:
            words = {"outcome": named.label, "decision": named.get_joined_display()}
            raise ValidationError({"outcome": [_("“%(outcome)s” is for opinions that came to: %(decision)s.") % words]})
        return self._within_limit(row, named)

    def times_left(self, row, outcome):
        """How many times an outcome may still be taken in this case; None without a limit."""
        if outcome.at_most is None:
            return None
        taken = [each for each in self.rows() if each.outcome and each.step.code == row.step.code]
        return max(0, outcome.at_most - sum(each.outcome.code == outcome.code for each in taken))

    def _within_limit(self, row, outcome):
        if self.times_left(row, outcome) == 0:
            sentence = _("“%(outcome)s” may be taken in a dossier %(times)s, and was: choose another outcome.")
            words = {"outcome": outcome.label, "times": limit_in_words(outcome.at_most)}
            raise ValidationError({"outcome": [sentence % words]})
        return outcome

    def _branch(self, row, outcome):
        """The branch of an outcome whose condition holds now, or None."""
        if not outcome.is_branched:
            return None
        asked = Branch.objects.filter(outcome=outcome.pk, active=True).select_related("field__step", "leads_to__unit")
        answers = {f"{each.step.code}.{key}": value for each in self.rows() for key, value in each.values.items()}
        branches = with_endings(asked, "leads_to").order_by("position", "pk")
        return next((each for each in branches if each.holds_for(answers)), None)

    def answer(self, row, values, result, result_text):
        """Keep what was written down at a step. Raises ValidationError for each field that lacks."""
        faults = {}
        try:
            row.values = clean_answers(self.fields_of(row), values)
        except ValidationError as fault:
            faults = fault.message_dict
        if row.step.result_required and not (result or result_text.strip()):
            faults["result"] = [_("Attach the result of this step, or write its number.")]
        if faults:
            raise ValidationError(faults)
        row.result_text = result_text.strip()

    @staticmethod
    def must_have_result(row, file, number):
        """What ends the work is there: the file where the procedure asks for one, else its number at least (8.6).

        Raises ValidationError.
        """
        if row.step.result_required and not file:
            raise ValidationError({"result": [_("Attach the result: the procedure asks for it.")]})
        if not (file or number.strip()):
            raise ValidationError({"result": [_("Attach the result, or write its number.")]})

    def finish(self, row, actor, outcome, note):
        """End a step, by its holder and with its outcome, and open the one to which that leads."""
        row.holder, row.holder_for = actor.person, actor.on_behalf_of
        row.outcome, row.note = outcome, note.strip()
        row.branch = way_on = self._branch(row, outcome)
        row.done_at = now()
        row.on_time = None if row.due_at is None else row.done_at <= row.due_at
        row.save()
        if outcome.leads_to:
            known = way_on or outcome
            step = known.leads_to
            _pass_on(known, step)
            self._open(step)

    def keep_result(self, file):
        """Keep a result with the case. Raises ValidationError for a file that lies about its type."""
        try:
            if file:
                attach(self.case, file, purpose="result")
        except ValidationError as fault:
            raise ValidationError({"result": fault.messages}) from fault

    def _open(self, step):
        """Let the case stand on a step, unless it does already, where branches join."""
        if any(row.step_id == step.pk for row in self.open()):
            return
        row = CaseStep(case=self.case, version=self.case.runs_on(), step=step, opened_at=now())
        row.due_at = self.case.clock.due_from_now(step.minutes)
        self._stand_on(row)

    def _stand_on(self, row, before=()):
        """Write a newly opened row, count it among the steps, and ask whom it asks."""
        row.save()
        _pass_on(row.step, row)
        self.rows().append(row)
        self.opinions.ask(row, before)

    def move_to(self, version, record_change):
        """End the open steps on this version and open the same ones on a newer, with the time that they have used.

        `record_change` writes down the change in between: the database holds that no step is open then.
        """
        codes = {row.step.code: row for row in self.open()}
        before = {code: self.opinions.of(row) for code, row in codes.items()}
        self.leave(tell=False)
        record_change(list(codes))
        steps = Step.objects.active().filter(version=version, code__in=codes).select_related("unit")
        for step in with_endings(steps, "pk"):
            row = CaseStep(case=self.case, version=version, step=step, opened_at=codes[step.code].opened_at)
            row.due_at = self.case.clock.step_due(row)
            self._stand_on(row, before[step.code])

    def count_again(self):
        """Count the due moments of the open steps again."""
        for row in self.open():
            due = self.case.clock.step_due(row)
            if row.due_at != due:
                row.due_at = due
                row.save()
        self.opinions.count_again()

    def tell_tasks(self):
        """Bring the due moments of the waiting tasks in line with their steps, an answer's day, or the desk's."""
        moments, pause = {row.pk: row.due_at for row in self.open()}, self.case.clock.open_pause()
        if not self.case.is_accepted():
            moments[None] = self.case.taking_in.task_due()
        if pause is not None:
            moments[None] = self.case.clock.answer_due(pause)
        asked = {each.pk: each.due_at for each in self.opinions.open()}
        for task in Task.objects.about(self.case).open():
            due = (asked if is_opinion(task) else moments).get(task.part_id)
            if due is not None:  # without a day of its own it waits for the usual time of the act
                task.due_at, task.by_usual_time = due, False
                task.save()

    def leave(self, tell=True):
        """End the open steps of a case whose work ends without them: nobody did them, and no opinion is needed."""
        self.opinions.withdraw(self.opinions.open(), tell)
        for row in self.open():
            row.done_at = now()
            row.save()


def _pass_on(known, row):
    """What is known of a step is known of its new row too, without another question to the database."""
    row.leads_on, row.resolves, row.refuses = known.leads_on, known.resolves, known.refuses
