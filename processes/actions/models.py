"""An action: one record for whatever somebody must do until a day, and its arrows (10.2.1, 6.1.2, 9.3.3)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.timezone import localdate
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, Move, act
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.evidence.attachments import attach, attachments_of
from qms.evidence.links import link, origins_of
from qms.evidence.numbers import next_number
from qms.ledger.entry import current_entry
from qms.ledger.now import now, today
from qms.lifecycle.flows import reopen
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import Actor
from qms.workdays.lateness import HasDeadline

from . import rules
from .parts import ActionUnit, Extension
from .queries import ActionQuerySet, also_seen_by
from .states import OPEN_STATES, ActionKind, ActionState

S = ActionState


class Action(HasDeadline, MovingRecord):
    """Somebody does something until a day, shows that it is done, and somebody else accepts it."""

    kind = models.CharField(_("kind"), max_length=20, choices=ActionKind)
    title = models.CharField(_("what is done"), max_length=500)
    product = models.CharField(_("product"), max_length=300, blank=True)
    responsible = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person responsible"), on_delete=models.PROTECT, related_name="+"
    )
    verifier = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("verifier"), on_delete=models.PROTECT, related_name="+"
    )
    due_on = models.DateField(_("due"), null=True, blank=True, db_index=True)
    first_due_on = models.DateField(_("first due"), null=True, editable=False)
    report = models.TextField(_("what was done"), blank=True)
    without_evidence = models.TextField(_("why there is no file"), blank=True)
    started_at = models.DateTimeField(_("started"), null=True, editable=False)
    done_at = models.DateTimeField(_("reported done on"), null=True, editable=False)
    accepted_at = models.DateTimeField(_("accepted on"), null=True, editable=False)
    state = StateField(ActionState, S.ASSIGNED)

    objects = ActionQuerySet.as_manager()

    who_creates = (rules.may_give,)
    needs_to_create = (rules.origin_takes_actions,)
    reads_with = ("unit", "responsible", "verifier", "created_by")
    parts = ("units", "extensions")

    class Meta(MovingRecord.Meta):
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        constraints = [
            models.CheckConstraint(
                condition=~Q(responsible=models.F("verifier")), name="nobody_verifies_their_own_action"
            ),
            models.CheckConstraint(
                condition=Q(due_on__isnull=False) | Q(kind="plan_task"), name="only_a_task_of_a_plan_may_lack_a_due_day"
            ),
        ]

    # ── Creation

    @classmethod
    def begin(cls, *, actor, responsible, verifier, title, kind, origin=None, unit=None, due_on=None, **values):
        cls._refuse_same(responsible, verifier)
        cls._refuse_past(due_on)
        if due_on is None and kind != ActionKind.PLAN_TASK:
            raise ValidationError({"due_on": [_("Say until when.")]})
        year = str(today().year)
        action = cls(
            number=f"HD-{year}-{next_number('action', year):04d}",
            kind=kind,
            title=title,
            product=values.get("product", ""),
            responsible=responsible,
            verifier=verifier,
            unit=unit or origin.unit,
            due_on=due_on,
            first_due_on=due_on,
        )
        action.__dict__["origin"] = origin
        return action

    def after_creation(self, *, actor, origin=None, co_leads=(), cooperating=(), **values):
        if origin is not None:
            link(origin, self)
        self._name_units(co_leads, cooperating)

    # ── Acts, in the order of the work

    @act(
        _("Start"),
        [S.ASSIGNED],
        S.IN_PROGRESS,
        who=[rules.is_responsible],
        follows=_("It shows that you work on it; report it done with evidence when it is."),
    )
    def start(self, *, actor):
        """The person responsible takes the work in hand."""
        self.started_at = now()

    @act(
        _("Extend"),
        list(OPEN_STATES),
        SAME,
        who=[rules.may_extend, rules.is_not_responsible, rules.was_never_responsible],
        reason=True,
        follows=_("The due day until now stays on the record."),
    )
    def extend(self, *, actor, due_on):
        """Give more time, for a reason."""
        if self.due_on is not None and due_on <= self.due_on:
            raise ValidationError({"due_on": [_("Choose a day after the present due day.")]})
        self._move_day(actor, due_on)

    @act(
        _("Bring forward"),
        list(OPEN_STATES),
        SAME,
        who=[rules.may_extend, rules.is_not_responsible, rules.was_never_responsible],
        reason=True,
        follows=_("The due day until now stays on the record."),
    )
    def bring_forward(self, *, actor, due_on):
        """Ask for it sooner, for a reason."""
        if self.due_on is None or due_on >= self.due_on:
            raise ValidationError({"due_on": [_("Choose a day before the present due day.")]})
        self._move_day(actor, due_on)

    @act(
        _("Say what will be there"),
        list(OPEN_STATES),
        SAME,
        who=[rules.may_extend, rules.is_not_responsible, rules.was_never_responsible],
        follows=_("Product and cooperating units stand with the action; what was said before stays in the history."),
    )
    def specify(self, *, actor, product="", cooperating=None):
        """Name the product, and the units that cooperate, once they are known."""
        self.product = product or self.product
        if cooperating is not None:
            leading = self.units.filter(active=True, part="co_leads").select_related("unit")
            self._name_units([each.unit for each in leading], cooperating)

    @act(
        _("Report done"),
        [S.IN_PROGRESS],
        S.DONE,
        who=[rules.is_responsible],
        follows=_("The verifier is asked to look at it."),
    )
    def report_done(self, *, actor, report="", without_evidence="", files=()):
        """Say what was done, with evidence or a sentence why there is none (7.5.3)."""
        for file in files:
            attach(self, file)
        self.report = report or self.report
        self.without_evidence = without_evidence
        if not without_evidence.strip() and not self.has_files():
            raise ValidationError({"files": [rules.has_evidence.sentence]})
        self.done_at = now()

    @act(
        _("Accept"),
        [S.DONE],
        S.ACCEPTED,
        who=[rules.is_verifier, rules.is_not_responsible, rules.did_not_do_it],
        rules=[rules.has_evidence],
        follows=_("The action is settled; it stays on record with its evidence."),
    )
    def accept(self, *, actor):
        """Somebody else agrees that it is done."""
        self.accepted_at = now()

    @act(
        _("Return for rework"),
        [S.DONE],
        S.IN_PROGRESS,
        who=[rules.is_verifier, rules.is_not_responsible, rules.did_not_do_it],
        reason=True,
        follows=_("The person responsible is asked to go on; what was reported stays in the history."),
    )
    def return_for_rework(self, *, actor):
        """It is not done yet."""
        self.done_at = None

    @act(
        _("Cancel"),
        list(OPEN_STATES),
        S.CANCELLED,
        who=[rules.may_cancel, rules.is_not_responsible],
        reason=True,
        follows=_("Nothing more is expected; the action stays on record."),
    )
    def cancel(self, *, actor):
        """Give the action up."""

    @act(
        _("Carry over into the next plan"),
        list(OPEN_STATES),
        S.CARRIED_OVER,
        who=[only_as_part],
        rules=[rules.is_not_responsible, rules.was_never_responsible],
    )
    def carry_over(self, *, actor):
        """The plan of the next year goes on with it under a number of its own; this one keeps its history."""

    @act(
        _("Name other persons"),
        [*OPEN_STATES, S.DONE],
        SAME,
        who=[rules.may_reassign],
        reason=True,
        follows=_("The persons newly named are asked instead; no rule is loosened."),
    )
    def reassign(self, *, actor, responsible=None, verifier=None, unit=None):
        """Change who does or verifies it, so that nothing stands still because somebody left."""
        self._refuse_same(responsible or self.responsible, verifier or self.verifier)
        if verifier and verifier != self.verifier and actor.involves(verifier):
            raise ValidationError({"verifier": [_("Somebody else names you.")]})
        if verifier and self.was_done_by(Actor(verifier), *self.work_acts()):
            words = _("%(who)s has worked on it: name somebody else.") % {"who": verifier}
            raise ValidationError({"verifier": [words]})
        self.responsible = responsible or self.responsible
        self.verifier = verifier or self.verifier
        self.unit = unit or self.unit
        asked: dict[str, Move] = {S.ASSIGNED: Action.start, S.IN_PROGRESS: Action.report_done, S.DONE: Action.accept}
        reopen(self, asked[self.state])

    def _move_day(self, actor, due_on):
        """Keep the day until now with the reason, and ask by the new one."""
        self._refuse_past(due_on)
        why = current_entry().reason
        Extension.objects.create(action=self, earlier=self.due_on, later=due_on, given_by=actor.person, why=why)
        self.first_due_on = self.first_due_on or due_on
        self.due_on = due_on
        reopen(self, Action.start if self.state == S.ASSIGNED else Action.report_done)

    # ── Questions

    @classmethod
    def work_acts(cls):
        """Acts by which somebody works on it; who did them does not accept it."""
        return (cls.start, cls.report_done)

    @cached_property
    def origin(self):
        """The record from which the action came, or None; read by its link."""
        return next(iter(origins_of(self)), None)

    def origin_unit(self):
        """The unit of the record it came from, or its own."""
        return self.origin.unit if self.origin else self.unit

    def owner(self):
        """Who answers for the record it came from; without one, whoever gave the action."""
        if self.origin is not None:
            return self.origin.owner_of_actions()
        return self.created_by if self.created_by_id else None

    def is_owned_by(self, actor):
        """Whether the actor, or whom they stand in for, owns the record the action came from."""
        return actor.involves(self.owner())

    def has_files(self):
        """Whether something is attached as evidence."""
        return attachments_of(self).filter(purpose="evidence").exists()

    def has_evidence(self):
        return bool(self.without_evidence.strip()) or self.has_files()

    def due_at(self):
        """The moment at which its term ends by the calendar of its unit, or None."""
        return self.calendar.end_of_term(self.due_on) if self.due_on else None

    def is_late(self):
        """Whether its day has passed before it was reported done."""
        ended = localdate(self.done_at) if self.done_at else today()
        return self.due_on is not None and self.state not in (S.CANCELLED, S.CARRIED_OVER) and ended > self.due_on

    def awaited_until(self):
        return self.due_at() if self.state in OPEN_STATES else None

    def due_shown(self):
        return self.due_on

    def title_text(self):
        return self.title

    title_text.short_description = _("what is done")

    @classmethod
    def also_visible_to(cls, user):
        return also_seen_by(user)

    @staticmethod
    def _refuse_same(responsible, verifier):
        if responsible == verifier:
            raise ValidationError({"verifier": [rules.is_not_responsible.sentence]})

    @staticmethod
    def _refuse_past(due_on):
        if due_on is not None and due_on < today():
            raise ValidationError({"due_on": [_("Choose today or a later day.")]})

    def _name_units(self, co_leads, cooperating):
        wanted = {unit.pk: "cooperates" for unit in cooperating} | {unit.pk: "co_leads" for unit in co_leads}
        wanted.pop(self.unit_id, None)
        ActionUnit.bring_in_line(self, wanted)
