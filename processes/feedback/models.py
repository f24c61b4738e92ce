"""Feedback of a citizen: received, classified, assigned, answered, published, and its arrows (9.1.2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act, passes_values_to
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.evidence.attachments import attach
from qms.evidence.identity import PERSONAL
from qms.evidence.links import led_to
from qms.ledger.now import now
from qms.lifecycle.flows import reopen
from qms.lifecycle.models import Task
from qms.lifecycle.moving_record import MovingRecord
from qms.workdays.lateness import HasDeadline

from ..nonconformities.models import Nonconformity
from ..nonconformities.services import raise_from
from ..nonconformities.states import Source
from . import intake, rules
from .queries import FeedbackQuerySet, also_seen_by
from .states import (
    COMPLAINTS,
    NOT_OURS,
    OPEN_STATES,
    RUNNING_STATES,
    UNASSIGNED_STATES,
    FeedbackChannel,
    FeedbackClass,
    FeedbackKind,
    FeedbackState,
    Told,
)
from .terms import due_after

S = FeedbackState


def person_key(label, **kwargs):
    """A relation to a person who has to do with the feedback."""
    return models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, verbose_name=label, related_name="+", **kwargs)


class Feedback(HasDeadline, MovingRecord):
    """What a citizen brings forward, until it is answered and the answer is published, or it is handed on."""

    kind = models.CharField(_("kind"), max_length=20, choices=FeedbackKind)
    channel = models.CharField(_("channel"), max_length=10, choices=FeedbackChannel)
    subject = models.CharField(_("in short"), max_length=300)
    text = models.TextField(_("what is brought forward"))
    case = models.ForeignKey(
        "cases.Case", models.PROTECT, verbose_name=_("dossier"), null=True, blank=True, related_name="+"
    )
    procedure = models.ForeignKey(
        "controlled.Document", models.PROTECT, verbose_name=_("procedure"), null=True, blank=True, related_name="+"
    )
    concerns = models.ForeignKey(
        "people.Unit", models.PROTECT, verbose_name=_("unit it is about"), null=True, blank=True, related_name="+"
    )
    sender = models.ForeignKey(
        "evidence.Identity", models.PROTECT, verbose_name=_("sender"), null=True, blank=True, related_name="+"
    )
    sender_digest = models.CharField(max_length=100, blank=True, editable=False)
    received_unit = models.ForeignKey("people.Unit", models.PROTECT, verbose_name=_("received at"), related_name="+")
    received_by = person_key(_("received by"))
    received_at = models.DateTimeField(_("received"))
    assign_days = models.PositiveSmallIntegerField(_("working days to assign"))
    answer_days = models.PositiveSmallIntegerField(_("working days to answer"))
    term_basis = models.CharField(_("legal basis of the term"), max_length=300)
    term_verified = models.BooleanField(_("legal basis verified"), default=False)
    assign_due_at = models.DateTimeField(_("to be assigned by"))
    due_at = models.DateTimeField(_("due"), db_index=True)
    classified_as = models.CharField(_("classified as"), max_length=20, choices=FeedbackClass, blank=True)
    handed_to = models.CharField(_("handed on to"), max_length=300, blank=True)
    assignee = person_key(_("assigned to"), null=True, blank=True)
    assigned_at = models.DateTimeField(_("assigned"), null=True, editable=False)
    answer_text = models.TextField(_("answer"), blank=True)
    public_answer = models.TextField(_("answer as published"), blank=True)
    written_by = person_key(_("written by"), null=True, blank=True)
    answered_at = models.DateTimeField(_("answer written"), null=True, editable=False)
    returned = models.BooleanField(_("to be written anew"), default=False)
    approved_by = person_key(_("approved by"), null=True, blank=True)
    published_at = models.DateTimeField(_("published"), null=True, editable=False)
    told_how = models.CharField(_("how the sender was told"), max_length=20, choices=Told, blank=True)
    told_note = models.CharField(_("note on how the sender was told"), max_length=500, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, editable=False)
    state = StateField(FeedbackState, S.RECEIVED)

    objects = FeedbackQuerySet.as_manager()

    moves_with_calendar = True
    who_creates = (rules.may_receive,)
    belongs_to = ("procedure",)
    reads_with = ("unit", "received_unit", "received_by", "sender", "procedure", "case", "assignee", "written_by")

    class Meta(MovingRecord.Meta):
        verbose_name = _("feedback")
        verbose_name_plural = _("feedback from citizens")
        constraints = [
            models.CheckConstraint(
                condition=Q(approved_by__isnull=True) | ~Q(approved_by=models.F("written_by")),
                name="nobody_approves_their_own_answer",
            ),
        ]

    @property
    def keeps_readings(self):
        """Who reads what somebody complains of is on record."""
        return self.kind in COMPLAINTS

    # ── Creation

    @classmethod
    @passes_values_to(intake.received)
    def begin(cls, *, actor, files=(), **values):
        return cls(**intake.received(actor, **values))

    def after_creation(self, *, actor, files=(), **values):
        for file in files:
            attach(self, file)

    # ── Acts, in the order of the work

    @act(
        _("Classify"),
        [S.RECEIVED],
        S.CLASSIFIED,
        who=[rules.may_sort],
        follows=_("What is handled here is assigned next; what belongs elsewhere is handed on."),
    )
    def classify(self, *, actor, classified_as):
        """Say what it is about, and whether it is handled here at all."""
        self.classified_as = intake.classified(self, classified_as)

    @act(
        _("Classify anew"),
        [S.CLASSIFIED, S.ASSIGNED],
        SAME,
        who=[rules.may_sort],
        reason=True,
        follows=_("The earlier class stays in the history."),
    )
    def reclassify(self, *, actor, classified_as):
        """Correct what it was taken for."""
        self.classified_as = intake.classified(self, classified_as)

    @act(
        _("Not handled here"),
        [S.RECEIVED, S.CLASSIFIED, S.ASSIGNED],
        S.REFUSED,
        who=[rules.may_sort],
        reason=True,
        follows=_("It ends here, on record with the reason; what belongs elsewhere must say to whom it was handed on."),
    )
    def refuse(self, *, actor, handed_to="", told_how="", told_note=""):
        """Do not handle it here: hand it on, or say why it is not taken up."""
        if not self.is_handled_here():
            intake.said(handed_to, "handed_to", gettext("Say to whom it was handed on."))
        self._keep_out_sender(handed_to=handed_to, told_note=told_note)
        self.handed_to = handed_to.strip()
        self.told_how, self.told_note = told_how, told_note.strip()
        self.ended_at = now()

    @act(
        _("Assign"),
        [S.CLASSIFIED],
        S.ASSIGNED,
        who=[rules.may_sort],
        rules=[rules.is_handled_here],
        follows=_("The person is asked to write the answer by the due moment."),
    )
    def assign(self, *, actor, unit, assignee):
        """Name the unit in charge and the person who looks into it and answers."""
        self.assignee = intake.eligible(assignee, unit)
        self.unit = unit
        self.assigned_at = now()

    @act(
        _("Write the answer"),
        [S.ASSIGNED],
        S.ANSWERED,
        who=[rules.is_assignee],
        rules=[rules.is_handled_here],
        follows=_("Another person, the head of the unit, is asked to approve it."),
    )
    def answer(self, *, actor, answer_text, public_answer="", files=()):
        """Answer the sender; what will be published names nobody."""
        self._write(actor, answer_text, public_answer, files)

    @act(
        _("Write the answer anew"),
        [S.ANSWERED],
        SAME,
        who=[rules.is_assignee],
        follows=_("The head of the unit is asked again; what was written before stays in the history."),
    )
    def revise_answer(self, *, actor, answer_text, public_answer="", files=()):
        """Change an answer that is not yet approved."""
        self._write(actor, answer_text, public_answer, files)

    @act(
        _("Return for change"),
        [S.ANSWERED],
        SAME,
        who=[rules.heads_unit, rules.is_not_writer],
        rules=[rules.answer_is_not_returned],
        reason=True,
        follows=_("The person in charge is asked to write it anew."),
    )
    def return_for_change(self, *, actor):
        """The answer is not good enough yet."""
        self.returned = True

    @act(
        _("Approve and publish"),
        [S.ANSWERED],
        S.PUBLISHED,
        who=[rules.heads_unit, rules.is_not_writer],
        rules=[rules.answer_is_not_returned],
        follows=_("The clock stops. The public answer may go to the portal of the office; then the sender is told."),
    )
    def approve_answer(self, *, actor, public_answer=""):
        """Approve what somebody else wrote, and publish it without personal data."""
        self.public_answer = intake.public_text(self, public_answer, self.public_answer)
        self.approved_by = actor.person
        self.published_at = now()

    @act(
        _("Close the feedback"),
        [S.PUBLISHED],
        S.CLOSED,
        who=[rules.may_close],
        follows=_("It stays on record with how the sender was told."),
    )
    def close(self, *, actor, told_how, told_note=""):
        """Note how the sender was told the answer."""
        if self.sender is not None and told_how == Told.PUBLIC_ONLY:
            intake.said("", "told_how", gettext("The sender is known: tell them, and say how."))
        self._keep_out_sender(told_note=told_note)
        self.told_how, self.told_note = told_how, told_note.strip()
        self.ended_at = now()

    @act(
        _("Name others"),
        [S.ASSIGNED, S.ANSWERED],
        SAME,
        who=[rules.may_reassign],
        reason=True,
        follows=_("The persons newly named are asked instead; no rule is loosened."),
    )
    def reassign(self, *, actor, assignee=None, unit=None):
        """Change unit or person, so that nothing stands still because somebody left."""
        self.unit = unit or self.unit
        self.assignee = intake.eligible(assignee or self.assignee, self.unit)
        waits_for_head = self.state == S.ANSWERED and not self.returned
        asked = Feedback.revise_answer if self.returned else Feedback.answer
        reopen(self, Feedback.approve_answer if waits_for_head else asked)

    @act(
        _("Raise a nonconformity"),
        list(OPEN_STATES),
        SAME,
        who=[rules.works_on_it],
        rules=[rules.has_no_nonconformity],
        follows=_("A nonconformity is reported, linked both ways; the feedback goes on to its answer."),
    )
    def raise_nonconformity(self, *, actor, title="", description="", severity=""):
        """What is brought forward is true and not as it should be: let its causes be found (10.2.1)."""
        self._keep_out_sender(title=title, description=description)
        raise_from(
            self,
            actor=actor,
            title=title.strip() or self.subject,
            description=description.strip() or self.text,
            source=Source.COMPLAINT,
            unit=self.concerns or self.unit,
            severity=severity,
        )

    @act(_("Move the deadline with the calendar"), list(RUNNING_STATES), SAME, who=[only_as_part])
    def move_deadline(self, *, actor):
        """Count the due moments again, because the working calendar has changed."""
        self.assign_due_at, self.due_at = self.due_moments(self.calendar)
        for task in Task.objects.about(self).open().filter(by_usual_time=False):
            task.due_at = self.assign_due_at if self.state in UNASSIGNED_STATES else self.due_at
            task.save()

    # ── What several acts do

    def _write(self, actor, answer_text, public_answer, files):
        self._keep_out_sender(answer_text=answer_text)
        self.answer_text = intake.said(answer_text, "answer_text", gettext("Write the answer."))
        self.public_answer = intake.public_text(self, public_answer, self.answer_text)
        self.written_by, self.answered_at, self.returned = actor.person, now(), False
        for file in files:
            attach(self, file, purpose="answer")

    def _keep_out_sender(self, **texts):
        """Nothing that stays in the history names the sender: only so can their data be erased."""
        for field, text in texts.items():
            intake.no_sender_in(text, self.personal(), field)

    # ── Questions

    def personal(self):
        """The sender's personal data, to keep it out of texts; empty where none is named, or it was erased."""
        return {field: getattr(self.sender, field) for field in PERSONAL} if self.sender else {}

    def is_handled_here(self):
        """Whether it is neither another's duty nor a complaint under its own law."""
        return self.classified_as not in NOT_OURS and self.kind != FeedbackKind.LEGAL_COMPLAINT

    def has_nonconformity(self):
        """Whether one was raised from it."""
        return led_to(self, Nonconformity).exists()

    def is_anonymous(self):
        return self.sender_id is None

    def sender_masked(self):
        """The sender as lists show them."""
        return self.sender.masked() if self.sender else gettext("(not named)")

    def due_moments(self, calendar):
        """(to be assigned by, to be answered by), as a calendar counts them."""
        days = (self.assign_days, self.answer_days)
        return tuple(due_after(calendar, self.received_at, each) for each in days)

    def is_late(self):
        """Whether the answer came, or is still outstanding, after its due moment."""
        return self.state != S.REFUSED and (self.published_at or now()) > self.due_at

    def awaited_until(self):
        return self.due_at if self.state in RUNNING_STATES else None

    def due_shown(self):
        return self.due_at

    def title_text(self):
        return self.subject

    title_text.short_description = _("in short")

    def search_words(self):
        about = [self.procedure.number, self.procedure.title] if self.procedure else []
        return [self.number, self.subject, *about, *([self.case.number] if self.case else [])]

    @classmethod
    def also_visible_to(cls, user):
        return also_seen_by(user)
