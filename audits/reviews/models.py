"""A management review: its inputs frozen, its decisions followed, and its arrows (9.3)."""

import json

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from processes.actions.models import Action
from processes.actions.origins import TakesActions
from processes.actions.states import ActionKind
from qms.acts.acts import SAME, act
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.evidence.seals import Seal
from qms.ledger.now import now, today
from qms.lifecycle.door import create_as_part
from qms.lifecycle.flows import ask_also
from qms.lifecycle.models import Task
from qms.lifecycle.moving_record import MovingRecord
from qms.people.models import Holding
from qms.people.posts import SYSTEM_KEEPERS, PostKind
from qms.people.rules import by_post
from qms.workdays.calendars import CountsByCalendar

from . import rules
from .inputs import gather
from .states import BEFORE_HELD, BEFORE_PREPARED, InputKind, ReviewState

S = ReviewState


class ManagementReview(CountsByCalendar, TakesActions, MovingRecord):
    """Top management looks at the system over a period and decides what changes (9.3.1)."""

    title = models.CharField(_("title"), max_length=300)
    since = models.DateField(_("period from"))
    until = models.DateField(_("period until"))
    planned_on = models.DateField(_("planned for"))
    agenda = models.TextField(_("agenda"), blank=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    prepared_at = models.DateTimeField(_("inputs frozen"), null=True, editable=False)
    held_on = models.DateField(_("held on"), null=True, editable=False)
    begun_at = models.TimeField(_("begun at"), null=True, editable=False)
    ended_at = models.TimeField(_("ended at"), null=True, editable=False)
    minutes = models.TextField(_("minutes of the meeting"), blank=True)
    no_decision_needed = models.TextField(_("why no decision was needed"), blank=True)
    minutes_frozen = models.TextField(_("minutes as signed"), blank=True, editable=False)
    minuted_at = models.DateTimeField(_("minutes signed"), null=True, editable=False)
    closed_at = models.DateTimeField(_("closed"), null=True, editable=False)
    state = StateField(ReviewState, S.PLANNED)

    who_creates = (by_post(*SYSTEM_KEEPERS),)
    reads_with = ("unit", "created_by")
    parts = ("inputs", "participants", "decisions")

    class Meta(MovingRecord.Meta):
        verbose_name = _("management review")
        verbose_name_plural = _("management reviews")
        constraints = [models.CheckConstraint(condition=Q(until__gte=F("since")), name="a_review_looks_at_a_period")]

    # ── Creation

    @classmethod
    def begin(cls, *, actor, unit, title, since, until, planned_on, agenda="", place=""):
        if until < since:
            raise ValidationError({"until": [_("The period ends before it begins.")]})
        year = str(today().year)
        return cls(
            number=f"XXLD-{year}-{next_number('review', year):02d}",
            unit=unit,
            title=title,
            since=since,
            until=until,
            planned_on=planned_on,
            agenda=agenda,
            place=place,
        )

    def after_creation(self, *, actor, **values):
        for kind in InputKind:
            self.inputs.create(kind=kind)

    # ── Acts, in the order of the work

    @act(
        _("Edit"),
        list(BEFORE_HELD),
        SAME,
        who=[by_post(*SYSTEM_KEEPERS)],
        follows=_("The plan of the review is saved."),
    )
    def edit(self, *, actor, **values):
        """Change title, day, place and agenda."""
        for name in ("title", "planned_on", "agenda", "place"):
            if name in values:
                setattr(self, name, values[name])
        self.ask_for_words_by_the_day()

    @act(
        _("Name the owner of an input"),
        list(BEFORE_PREPARED),
        SAME,
        who=[by_post(*SYSTEM_KEEPERS)],
        follows=_("The owner is asked for a comment, or why the input is missing, by the day planned."),
    )
    def name_owner(self, *, actor, kind, owner):
        """Say who answers for an input."""
        row = self.inputs.get(kind=kind)
        row.owner = owner
        row.save()

    @act(
        _("Comment on an input"),
        list(BEFORE_PREPARED),
        SAME,
        who=[rules.owns_an_input],
        follows=_("Your words are saved."),
    )
    def comment(self, *, actor, kind, comment="", missing=""):
        """The owner says what the figures don't, or why there is nothing."""
        row = self.inputs.get(kind=kind)
        if not any(actor.holds(post, self.unit) for post in SYSTEM_KEEPERS) and row.owner != actor.person:
            raise ValidationError({"kind": [_("This input has another owner.")]})
        if not comment.strip() and not missing.strip():
            raise ValidationError({"comment": [_("Write a comment, or why the input is missing.")]})
        # Words replace words; a reason why it is missing leaves them as they are.
        row.comment, row.missing = comment or row.comment, missing
        row.save()
        return row

    @act(
        _("Prepare"),
        [S.PLANNED],
        S.PREPARED,
        who=[by_post(*SYSTEM_KEEPERS)],
        rules=[rules.inputs_are_complete],
        follows=_("The figures are frozen: each opens its records as they stand now."),
    )
    def prepare(self, *, actor):
        """Freeze the inputs (9.3.2)."""
        for row in self.inputs.all():
            row.figures, row.facts = gather(row.kind, self)
            row.save()
        self.prepared_at = now()

    @act(
        _("Hold"),
        [S.PREPARED],
        S.HELD,
        who=[by_post(*SYSTEM_KEEPERS, PostKind.TOP_MANAGEMENT)],
        follows=_("Decisions and minutes are written."),
    )
    def hold(self, *, actor, participants, held_on=None):
        """The meeting takes place, top management present (9.3.1)."""
        leaders = Holding.objects.on().filter(post__kind=PostKind.TOP_MANAGEMENT, person__in=participants)
        if not leaders.exists():
            raise ValidationError({"participants": [_("Top management has to be present.")]})
        self.held_on = held_on or today()
        if self.held_on > today():
            raise ValidationError({"held_on": [_("This day is still to come.")]})
        for person in participants:
            self.participants.create(person=person)

    @act(
        _("Record a decision"),
        [S.HELD],
        SAME,
        who=[by_post(*SYSTEM_KEEPERS, PostKind.TOP_MANAGEMENT)],
        follows=_("The decision becomes an action with a person and a day."),
    )
    def decide(self, *, actor, kind, text, responsible, verifier, due_on, unit=None):
        """Write down what was decided, and who does it until when (9.3.3)."""
        action = create_as_part(
            Action,
            actor=actor,
            origin=self,
            kind=ActionKind.REVIEW_DECISION,
            title=text[:500],
            responsible=responsible,
            verifier=verifier,
            due_on=due_on,
            unit=unit or self.unit,
        )
        self.decisions.create(kind=kind, text=text, action=action)

    @act(_("Write the minutes"), [S.HELD], SAME, who=[by_post(*SYSTEM_KEEPERS)], follows=_("The text is saved."))
    def write(self, *, actor, minutes, begun_at, ended_at, no_decision_needed=""):
        """Put down from when to when the meeting lasted, and what was said; where nothing was decided, why."""
        if ended_at <= begun_at:
            raise ValidationError({"ended_at": [_("The meeting ends after it begins.")]})
        self.begun_at, self.ended_at = begun_at, ended_at
        self.minutes, self.no_decision_needed = minutes, no_decision_needed.strip()

    @act(
        _("Sign the minutes"),
        [S.HELD],
        S.MINUTED,
        who=[by_post(PostKind.TOP_MANAGEMENT)],
        rules=[rules.has_minutes, rules.has_outputs],
        sign=True,
        follows=_("Text and figures are frozen as they are signed; the decisions are followed."),
    )
    def minute(self, *, actor):
        """Top management signs the minutes (9.3.3)."""
        self.minutes_frozen, self.minuted_at = self.signed_content(), now()

    @act(
        _("Close"),
        [S.MINUTED],
        S.CLOSED,
        who=[by_post(*SYSTEM_KEEPERS)],
        rules=[rules.decisions_are_settled],
        follows=_("The review is over; the next one opens with what was decided here."),
    )
    def close(self, *, actor):
        """Everything that was decided is done or given up."""
        self.closed_at = now()

    @act(
        _("Postpone"),
        list(BEFORE_HELD),
        S.POSTPONED,
        who=[by_post(*SYSTEM_KEEPERS, PostKind.TOP_MANAGEMENT)],
        reason=True,
        follows=_("The review waits for a new day."),
    )
    def postpone(self, *, actor):
        """It does not take place as planned; what was gathered for it is gathered anew."""
        if self.prepared_at is None:
            return
        self.prepared_at = None
        for row in self.inputs.all():
            row.figures, row.facts = [], []
            row.save()

    @act(
        _("Reschedule"),
        [S.POSTPONED],
        S.PLANNED,
        who=[by_post(*SYSTEM_KEEPERS)],
        follows=_("The inputs are gathered anew when the review is prepared."),
    )
    def reschedule(self, *, actor, planned_on):
        """Set a new day."""
        if planned_on < today():
            raise ValidationError({"planned_on": [_("Choose today or a later day.")]})
        self.planned_on = planned_on
        self.ask_for_words_by_the_day()
        ask_also(self, ManagementReview.comment)

    def ask_for_words_by_the_day(self):
        """Who is asked for words, and who prepares and holds it, have until the day that is planned now."""
        asked = Task.objects.about(self).open().filter(by_usual_time=False)
        asked.update(due_at=self.words_due_at())

    # ── Questions

    def title_text(self):
        return self.title

    title_text.short_description = _("title")

    def earlier(self):
        """The review before this one, or None."""
        held = ManagementReview.objects.filter(unit=self.unit, held_on__isnull=False, held_on__lt=self.planned_on)
        return held.exclude(pk=self.pk).order_by("-held_on").first()

    def inputs_without_words(self):
        """Inputs of which nobody has said anything, in the order of the clause."""
        return [row for row in self.inputs.select_related("owner").order_by("pk") if not row.has_words()]

    def words_due_at(self):
        """The end of work on the day planned."""
        return self.calendar.end_of_term(self.planned_on)

    def still_waits_for(self, task):
        silent = {row.pk: row.owner_id for row in self.inputs_without_words()} if task.part_id else {}
        return task.part_id is None or silent.get(task.part_id) == task.person_id

    def gaps(self):
        """Inputs that the system doesn't gather, and of which nobody has said anything."""
        return [row for row in self.inputs.all() if not row.is_given()]

    def words_of_gaps(self):
        """The same in one sentence."""
        return _("Neither gathered nor explained: %(what)s.") % {"what": "; ".join(map(str, self.gaps()))}

    def words_of_open_actions(self):
        """Which actions are still open."""
        told = "; ".join(each.number for each in self.unsettled_actions())
        return _("Actions still open: %(what)s.") % {"what": told}

    @staticmethod
    def newest_seal():
        """[number, head] of the newest seal, to judge later copies of the evidence by; empty before the first."""
        seal = Seal.objects.last()
        return [seal.number, seal.head] if seal else []

    def has_input_of(self, person):
        return self.inputs.filter(owner=person).exists()

    def signed_content(self):
        content = {
            "number": self.number,
            "title": self.title,
            "held_on": str(self.held_on),
            "hours": [f"{each:%H:%M}" for each in (self.begun_at, self.ended_at) if each],
            "participants": [str(each) for each in self.participants.select_related("person").order_by("pk")],
            "inputs": [
                [row.kind, row.figures, row.facts, row.comment, row.missing] for row in self.inputs.order_by("pk")
            ],
            "seal": self.newest_seal(),
            "decisions": [
                [each.kind, each.text, each.action.number, str(each.action.responsible), str(each.action.due_on)]
                for each in self.decisions.select_related("action__responsible").order_by("pk")
            ],
            "minutes": self.minutes,
            "no_decision_needed": self.no_decision_needed,
        }
        return json.dumps(content, ensure_ascii=False, sort_keys=True)

    def is_early(self):
        """Whether its inputs were taken before the period had ended: they then tell of a part of it only."""
        return self.prepared_at is not None and localdate(self.prepared_at) <= self.until

    def signing(self):
        """The row of its history in which the minutes were signed, or None."""
        signed = self.done(ManagementReview.minute).select_related("history_user", "on_behalf_of")
        return signed.order_by("-history_id").first()

    def owner_of_actions(self):
        return self.created_by

    def takes_actions(self):
        return self.state == S.HELD

    @classmethod
    def also_visible_to(cls, user):
        inputs = cls.inputs.rel.related_model.objects.filter(owner=user)
        took_part = cls.participants.rel.related_model.objects.filter(person=user)
        return Q(pk__in=inputs.values("review")) | Q(pk__in=took_part.values("review"))
