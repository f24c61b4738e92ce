"""A case: one dossier on its way through the version of a procedure with which it began (8.1, 8.5)."""

from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, passes_values_to
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.ledger.now import now

from ..procedures.states import Ending
from . import desk, rules
from .dossier import Dossier
from .extension import extend
from .first_step import finish_receiving
from .followed_guard import followed_by_import_alone
from .own_acts import act, of_any
from .parts import write_letter
from .source import begun
from .states import OPEN_STATES, PAUSED_STATES, RUNNING_STATES, CaseResult, CaseState, Handover, LetterKind, PauseKind
from .version_changes import VersionChange

__all__ = ["Case", "VersionChange"]

S = CaseState


class Case(Dossier):
    """A dossier that is received, worked on step by step, resolved or refused, and handed over."""

    state = StateField(CaseState, S.RECEIVED)

    who_creates = (rules.is_at_desk,)
    given_inside = {"create": ("told",)}

    class Meta(Dossier.Meta):
        abstract = False

    @classmethod
    @passes_values_to(desk.received)
    def begin(cls, *, actor, told=None, **values):
        """A dossier taken in at the desk, or one of another system as that told it."""
        if told:
            return begun(cls, actor, told)
        case = cls(**desk.received(actor, **values))
        case.taking_in.begin(case.received_at)
        return case

    def after_creation(self, *, actor, told=None, **values):
        if told:
            self.source.keep(told, actor)

    # ── Acts at the desk, before the work

    @act(
        _("Accept the dossier"),
        [S.RECEIVED],
        S.IN_PROGRESS,
        who=[rules.is_at_desk],
        rules=[rules.required_parts_present],
        follows=_("The clock starts, the receipt with the due moment can be printed, and the first step is opened."),
    )
    def accept(self, *, actor, first_step=False, values=None):
        """Take the complete dossier in hand: from now on working time counts (form 01).

        With `first_step` its first step is done too, where that is the receiving itself; `values` are its answers.
        """
        self.taking_in.answer()
        self.accepted_at = now()
        self.first_due_at = self.due_at = self.clock.due()
        self.way.begin()
        if first_step:
            finish_receiving(self, actor, values)

    @act(
        _("Ask for missing parts"),
        [S.RECEIVED],
        SAME,
        who=[rules.is_at_desk],
        reason=True,
        follows=_("Form 02 can be printed; the time to accept begins anew when the parts are there."),
    )
    def return_incomplete(self, *, actor, missing=""):
        """Say before acceptance what is missing (form 02)."""
        given = missing.strip() or "\n".join(self.missing_parts())
        what = desk.told(given, "missing", _("Say what is missing."))
        write_letter(self, LetterKind.INCOMPLETE, actor, what=what)
        self.taking_in.ask_for_parts()
        self.way.tell_tasks()

    @act(
        _("Take in parts of the dossier"),
        [S.RECEIVED],
        SAME,
        who=[rules.is_at_desk],
        follows=_("The list of present parts is kept."),
    )
    def receive_parts(self, *, actor, parts=()):
        """Note which parts of the dossier are present now."""
        self.parts_present = desk.known_parts(self.version, parts)
        self.taking_in.parts_came()
        self.way.tell_tasks()

    # ── Acts of the work

    @act(
        _("Complete the step"),
        [S.IN_PROGRESS],
        SAME,
        who=rules.HOLDS_STEP,
        rules=[rules.opinions_are_joined, rules.step_leads_on],
        follows=_("The step to which the outcome leads is opened."),
    )
    def complete_step(self, *, actor, step="", outcome="", values=None, result=None, result_text="", note=""):
        """Finish the open step by one of its outcomes; the next step opens (8.5.1)."""
        row = self.way.pick(actor, step)
        taken = self.way.outcome(row, outcome)
        self.way.answer(row, values, result, result_text)
        self.way.finish(row, actor, taken, note)
        self.way.keep_result(result)
        return row

    @act(
        _("Give an opinion"),
        list(RUNNING_STATES),
        SAME,
        who=[rules.is_asked, rules.did_not_ask],
        follows=_("It is kept with the dossier; once the opinions are joined, the step that asked can go on."),
    )
    def give_opinion(self, *, actor, agrees, opinion="", remark=""):
        """Say, for the post that is asked, whether it agrees (8.5.1)."""
        return self.way.opinions.give(actor, opinion, agrees, remark)

    @act(
        _("Note a partner's answer"),
        list(RUNNING_STATES),
        SAME,
        who=rules.HOLDS_STEP,
        rules=[rules.partner_is_asked],
        follows=_("It is kept with its letter; once the opinions are joined, the step that asked can go on."),
    )
    def note_answer(self, *, actor, agrees, letter_number, letter_day, opinion="", remark="", letter=None):
        """Keep what a partner outside answered, with the letter in which it came (8.4)."""
        return self.way.opinions.note(actor, opinion, agrees, remark, (letter_number, letter_day, letter))

    @act(
        _("Request a supplement"),
        [S.IN_PROGRESS],
        S.AWAITING_SUPPLEMENT,
        who=rules.HOLDS_STEP,
        rules=[rules.supplement_is_left],
        reason=True,
        follows=_("The clock stands still until the supplement is there; form 02 can be printed."),
    )
    def request_supplement(self, *, actor, what, step="", answer_by=None):
        """Ask the applicant for what the work needs (form 02)."""
        what, row = desk.told(what, "what", _("Say what is to be supplied.")), self.way.pick(actor, step)
        self.due_at = self.clock.stop(PauseKind.SUPPLEMENT, actor, what=what, answer_by=answer_by)
        return row

    @act(
        _("Take in the supplement"),
        [S.AWAITING_SUPPLEMENT],
        S.IN_PROGRESS,
        who=[rules.is_at_desk],
        follows=_("The clock runs again, with a new due moment."),
    )
    def receive_supplement(self, *, actor):
        """The applicant has brought what was asked for."""
        self.clock.go_on()

    @act(
        _("Request payment"),
        [S.IN_PROGRESS],
        S.AWAITING_PAYMENT,
        who=rules.HOLDS_STEP,
        follows=_("The clock stands still until the payment is noted."),
    )
    def request_payment(self, *, actor, what="", step="", answer_by=None):
        """Ask the applicant to meet a financial duty."""
        row = self.way.pick(actor, step)
        self.due_at = self.clock.stop(PauseKind.PAYMENT, actor, what=what.strip(), answer_by=answer_by)
        return row

    @act(
        _("Note the payment"),
        [S.AWAITING_PAYMENT],
        S.IN_PROGRESS,
        who=[rules.is_at_desk],
        follows=_("The clock runs again, with a new due moment."),
    )
    def receive_payment(self, *, actor):
        """The applicant has paid."""
        self.clock.go_on()

    @act(
        _("Suspend the work"),
        [S.IN_PROGRESS],
        S.SUSPENDED,
        who=[rules.is_unit_head],
        reason=True,
        follows=_("The clock stands still until the work is resumed."),
    )
    def suspend(self, *, actor, legal_ground, answer_by=None):
        """Let the work rest on a legal ground."""
        words = {"legal_ground": desk.said(legal_ground), "answer_by": answer_by}
        self.due_at = self.clock.stop(PauseKind.SUSPENSION, actor, **words)

    @act(
        _("Resume the work"),
        [S.SUSPENDED],
        S.IN_PROGRESS,
        who=[rules.is_unit_head],
        reason=True,
        follows=_("The clock runs again, with a new due moment."),
    )
    def resume(self, *, actor):
        """Go on with suspended work."""
        self.clock.go_on()

    @act(
        _("Apologise and promise a new date"),
        [S.IN_PROGRESS],
        SAME,
        who=[rules.is_unit_head],
        rules=[rules.apology_is_left],
        reason=True,
        follows=_("Form 04 can be printed. The due moment itself stays, and with it whether the dossier is late."),
    )
    def apologise(self, *, actor, promised_on):
        """Tell the applicant why it takes longer and until when (form 04)."""
        before = self.clock.promise()
        self.promised_at = promised = desk.new_promise(self, promised_on, before)
        write_letter(self, LetterKind.APOLOGY, actor, due_before=before, promised_at=promised, late=now() > before)

    @act(
        _("Extend the time lawfully"),
        [S.IN_PROGRESS],
        SAME,
        who=[rules.is_unit_head],
        rules=[rules.extension_is_left, rules.time_is_not_over],
        reason=True,
        follows=_("The due moment moves, and the applicant is told so on paper. The dossier is not late by that."),
    )
    def extend(self, *, actor, ground, amount=None):
        """Give the work more time on a ground that the procedure names, with its law."""
        extend(self, actor, ground, amount)

    @act(
        _("Move to the newer version"),
        [S.IN_PROGRESS],
        SAME,
        who=[rules.is_unit_head],
        rules=rules.TO_NEWER_VERSION,
        reason=True,
        follows=_("It goes on at the same step by the version in force. What the applicant was promised stays."),
    )
    def change_version(self, *, actor):
        """Let a running dossier go on by the version that is in force now; without this it ends by its own (8.5.6)."""
        self.newer.take_over(actor)

    @act(
        _("Resolve"),
        [S.IN_PROGRESS],
        S.RESOLVED,
        who=rules.HOLDS_STEP,
        rules=[rules.opinions_are_joined, rules.step_may_resolve, rules.no_other_step_open],
        follows=_("The clock stops; the desk is asked to hand the result over."),
    )
    def resolve(self, *, actor, step="", outcome="", values=None, result=None, result_number="", note=""):
        """Finish the work with its result (8.6)."""
        row = self.way.pick(actor, step, "resolves")
        taken = self.way.outcome(row, outcome, Ending.RESOLVED)
        self.way.must_have_result(row, result, result_number)
        self.way.answer(row, values, result, result_number)
        self.way.finish(row, actor, taken, note)
        self.way.keep_result(result)
        self.result_number = result_number.strip()
        self._end(CaseResult.GRANTED)
        return row

    @act(
        _("Refuse"),
        [S.RECEIVED, S.IN_PROGRESS],
        S.REFUSED,
        who=[rules.holds_step_or_is_at_desk, rules.held_no_incompatible_step, rules.gave_no_opinion],
        rules=[rules.opinions_are_joined, rules.step_may_refuse],
        reason=True,
        follows=_("The clock stops and the desk tells the applicant; before acceptance form 03 can be printed."),
    )
    def refuse(self, *, actor, legal_ground, step="", outcome="", result=None, note=""):
        """Refuse on a legal ground: before acceptance at the desk (form 03), afterwards at a step that may."""
        ground, row = desk.said(legal_ground), None
        if not self.is_accepted():
            self.taking_in.answer()
        else:
            row = self.way.pick(actor, step, "refuses")
            self.way.finish(row, actor, self.way.outcome(row, outcome, Ending.REFUSED), note)
            self.way.keep_result(result)
        write_letter(self, LetterKind.REFUSAL, actor, legal_ground=ground)
        self._end(CaseResult.REFUSED if self.is_accepted() else CaseResult.NOT_ACCEPTED)
        return row

    @act(
        _("Hand over the result"),
        [S.RESOLVED, S.REFUSED],
        S.CLOSED,
        who=[rules.is_at_desk],
        follows=_("The dossier is closed."),
    )
    def deliver(self, *, actor, how, delivered_at=None):
        """Hand the result, or the refusal, to the applicant."""
        self.delivered_at = desk.declared(delivered_at, self.ended_at, "delivered_at")
        self.delivered_how = desk.known_choice(Handover, how, "how")

    @act(
        _("Correct the result"),
        [S.RESOLVED, S.CLOSED],
        SAME,
        who=[rules.is_unit_head],
        reason=True,
        follows=_("It is kept beside the one that was issued; hand it over and take the wrong one back."),
    )
    def correct_result(self, *, actor, result, result_number=""):
        """Put right what is wrong in a result that was issued; both stay on record (8.7.1)."""
        self.way.keep_result(result)
        self.result_number = result_number.strip() or self.result_number

    @act(
        _("Give another day to answer"),
        list(PAUSED_STATES),
        SAME,
        who=rules.HOLDS_STEP,
        reason=True,
        follows=_("The applicant has until the end of this day; afterwards the work can be stopped."),
    )
    def set_answer_day(self, *, actor, answer_by):
        """Say until when the applicant may answer, where no day was given or another is right."""
        self.clock.answer_until(answer_by)
        self.way.tell_tasks()

    @act(
        _("Stop the work"),
        list(PAUSED_STATES),
        S.REFUSED,
        who=rules.HOLDS_STEP,
        rules=[rules.given_time_is_over],
        reason=True,
        follows=_("The work ends without a result; form 05 can be printed."),
    )
    def stop(self, *, actor, legal_ground):
        """End the work because the applicant did not answer in the time given (form 05)."""
        write_letter(self, LetterKind.STOP, actor, legal_ground=desk.said(legal_ground))
        self._end(CaseResult.STOPPED)

    @act(
        _("Refuse: the conditions are not met"),
        list(RUNNING_STATES),
        S.REFUSED,
        who=[rules.is_unit_head, rules.held_no_incompatible_step, rules.gave_no_opinion],
        reason=True,
        follows=_("The clock stops, and the applicant is told on paper which condition is not met."),
    )
    def refuse_conditions(self, *, actor, condition, legal_ground):
        """End the work because the law's conditions are not met, wherever it stands, also while it rests."""
        what = desk.told(condition, "condition", _("Say which condition is not met."))
        write_letter(self, LetterKind.CONDITIONS, actor, what=what, legal_ground=desk.said(legal_ground))
        self._end(CaseResult.UNFIT)

    @act(
        _("Withdraw for the applicant"),
        list(OPEN_STATES),
        S.WITHDRAWN,
        who=[rules.is_at_desk],
        reason=True,
        follows=_("The work ends; the dossier stays on record."),
    )
    def withdraw(self, *, actor):
        """The applicant takes the dossier back."""
        self._end(CaseResult.WITHDRAWN)

    @act(_("Move the deadline with the calendar"), list(OPEN_STATES), SAME, who=[only_as_part])
    def move_deadline(self, *, actor):
        """Count the due moments again, because the working calendar has changed."""
        self.clock.count_again()
        self.way.tell_tasks()

    def _end(self, result):
        self.ended_at, self.result = now(), result
        self.way.leave()
        self.clock.end_pause()

    # ── Acts of another system

    @of_any(_("Follow the source system"), list(S), SAME, who=[only_as_part], rules=[rules.is_followed])
    def follow(self, *, actor, told, together=False):
        """Take over what the source system told; the state goes to where it says, along no arrow of ours."""
        self.source.take(told, actor, together)


followed_by_import_alone(Case)
