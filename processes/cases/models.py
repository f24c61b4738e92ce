"""A case: one dossier on its way through the version of a procedure with which it began (8.1, 8.5)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act, passes_values_to
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.ledger.guards import Guard
from qms.ledger.now import now
from qms.ledger.row_keys import TargetKey
from qms.lifecycle.moving_record import MovingRecord
from qms.workdays.lateness import HasDeadline

from ..procedures.states import Ending
from . import desk, rules
from .case_clock import CaseClock
from .hands import Hands
from .parts import write_letter
from .queries import CaseQuerySet, also_seen_by
from .states import (
    OPEN_STATES,
    PAUSED_STATES,
    RUNNING_STATES,
    CaseResult,
    CaseState,
    Channel,
    Handover,
    LetterKind,
    PauseKind,
    national_code_of,
)
from .way import Way

S = CaseState


class Case(HasDeadline, MovingRecord):
    """A dossier that is received, worked on step by step, resolved or refused, and handed over."""

    procedure = models.ForeignKey("controlled.Document", models.PROTECT, verbose_name=_("procedure"), related_name="+")
    version = models.ForeignKey(
        "procedures.ProcedureVersion", models.PROTECT, verbose_name=_("version"), related_name="cases"
    )
    source_system = models.CharField(_("source system"), max_length=60, blank=True, help_text=_("Empty: run here."))
    source_code = models.CharField(_("dossier code there"), max_length=60, blank=True)
    national_code = models.PositiveSmallIntegerField(_("national code of the state"), default=2, editable=False)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel, default=Channel.COUNTER)
    subject = models.CharField(_("subject"), max_length=300, blank=True)
    applicant = models.ForeignKey("evidence.Identity", models.PROTECT, verbose_name=_("applicant"), related_name="+")
    applicant_digest = models.CharField(max_length=100, editable=False)
    parts_present = models.JSONField(_("parts present"), default=list, blank=True)
    receiving_unit = models.ForeignKey("people.Unit", models.PROTECT, verbose_name=_("received at"), related_name="+")
    received_by = models.ForeignKey("people.User", models.PROTECT, verbose_name=_("received by"), related_name="+")
    received_at = models.DateTimeField(_("dossier received"))
    accepted_at = models.DateTimeField(_("accepted"), null=True, editable=False)
    due_at = models.DateTimeField(_("due"), null=True, editable=False, db_index=True)
    promised_at = models.DateTimeField(_("newly promised"), null=True, editable=False)
    ended_at = models.DateTimeField(_("work ended"), null=True, editable=False)
    result = models.CharField(_("how it ended"), max_length=20, choices=CaseResult, blank=True, editable=False)
    result_number = models.CharField(_("number of the result"), max_length=120, blank=True)
    delivered_at = models.DateTimeField(_("handed over"), null=True, editable=False)
    delivered_how = models.CharField(_("how handed over"), max_length=10, choices=Handover, blank=True)
    state = StateField(CaseState, S.RECEIVED)

    objects = CaseQuerySet.as_manager()

    moves_with_calendar = True
    who_creates = (rules.is_at_desk,)
    reads_with = ("unit", "receiving_unit", "received_by", "procedure", "version__revision", "applicant")
    given_inside = {"create": ("source_system", "source_code")}
    parts = ("case_steps", "pauses", "letters")

    class Meta(MovingRecord.Meta):
        verbose_name = _("dossier")
        verbose_name_plural = _("dossiers")
        constraints = [
            TargetKey(fields=["id", "version"], name="a_case_has_its_version"),
            Guard(
                name="cases_case_version",
                event="UPDATE",
                when="NEW.version_id <> OLD.version_id",
                says="cases_case: a case keeps the version it began with",
            ),
        ]

    @classmethod
    @passes_values_to(desk.received)
    def begin(cls, *, actor, **values):
        return cls(**desk.received(actor, **values))

    def fill_in(self):
        self.national_code = national_code_of(self.state, self.channel, self.result)
        super().fill_in()

    # ── Acts at the desk, before the work

    @act(
        _("Accept the dossier"),
        [S.RECEIVED],
        S.IN_PROGRESS,
        who=[rules.is_at_desk],
        rules=[rules.required_parts_present],
        follows=_("The clock starts, the receipt with the due moment can be printed, and the first step is opened."),
    )
    def accept(self, *, actor):
        """Take the complete dossier in hand: from now on working time counts (form 01)."""
        self.accepted_at = now()
        self.due_at = self.clock.due()
        self.way.begin()

    @act(
        _("Ask for missing parts"),
        [S.RECEIVED],
        SAME,
        who=[rules.is_at_desk],
        reason=True,
        follows=_("Form 02 can be printed; the dossier stays at the desk."),
    )
    def return_incomplete(self, *, actor, missing=""):
        """Say before acceptance what is missing (form 02)."""
        what = missing.strip() or "\n".join(self.missing_parts())
        if not what:
            raise ValidationError({"missing": [_("Say what is missing.")]})
        write_letter(self, LetterKind.INCOMPLETE, actor, what=what)

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

    # ── Acts of the work

    @act(
        _("Complete the step"),
        [S.IN_PROGRESS],
        SAME,
        who=rules.HOLDS_STEP,
        rules=[rules.step_leads_on],
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
        if not what.strip():
            raise ValidationError({"what": [_("Say what is to be supplied.")]})
        row = self.way.pick(actor, step)
        self.due_at = self.clock.stop(PauseKind.SUPPLEMENT, actor, what=what.strip(), answer_by=answer_by)
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
        ground = desk.said(legal_ground)
        self.due_at = self.clock.stop(PauseKind.SUSPENSION, actor, legal_ground=ground, answer_by=answer_by)

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
        _("Resolve"),
        [S.IN_PROGRESS],
        S.RESOLVED,
        who=rules.HOLDS_STEP,
        rules=[rules.step_may_resolve, rules.no_other_step_open],
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
        who=[rules.holds_step_or_is_at_desk, rules.held_no_incompatible_step],
        rules=[rules.step_may_refuse],
        reason=True,
        follows=_("The clock stops and the desk tells the applicant; before acceptance form 03 can be printed."),
    )
    def refuse(self, *, actor, legal_ground, step="", outcome="", result=None, note=""):
        """Refuse on a legal ground: before acceptance at the desk (form 03), afterwards at a step that may."""
        ground, row = desk.said(legal_ground), None
        if self.is_accepted():
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

    @act(_("Move the deadline with the calendar"), list(RUNNING_STATES), SAME, who=[only_as_part])
    def move_deadline(self, *, actor):
        """Count the due moments again, because the working calendar has changed."""
        self.clock.count_again()
        self.way.tell_tasks()

    def _end(self, result):
        self.ended_at, self.result = now(), result
        self.way.leave()
        self.clock.end_pause()

    # ── Questions

    clock = cached_property(CaseClock)  # its due moments, its pauses, and what can be said of them
    way = cached_property(Way)  # its way through the steps
    hands = cached_property(Hands)  # in whose hands it is

    def title_text(self):
        return self.subject or self.procedure.title

    title_text.short_description = _("subject")

    def search_words(self):
        return [self.number, self.source_code, self.subject, self.procedure.number, self.procedure.title]

    def lateness(self):
        return self.clock.lateness()

    def is_accepted(self):
        return self.accepted_at is not None

    def missing_parts(self):
        """Names of the mandatory parts that are not present."""
        wanted = (part.name for part in self.version.active_parts() if part.mandatory)
        return [name for name in wanted if name not in self.parts_present]

    def still_waits_for(self, task):
        return task.part_id is None or any(row.pk == task.part_id for row in self.way.open())

    @classmethod
    def also_visible_to(cls, user):
        return also_seen_by(user)

    def is_visible_to(self, user):
        return self.hands.are_of(user) or super().is_visible_to(user)
