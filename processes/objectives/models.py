"""An objective: a target with its measure, its owner and its term, and its arrows (6.2)."""

from decimal import Decimal

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.rules import only_the_clock
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.flows import reopen
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration
from qms.web.figures import label_of
from qms.web.measures import Measure
from qms.web.periods import PeriodKind
from qms.workdays.calendars import CountsByCalendar

from ..actions.origins import TakesActions
from . import rules
from .course import Course
from .states import UNSETTLED, Direction, ObjectiveState, Outcome

S = ObjectiveState
PLANNED = [
    "title",
    "clause",
    "policy",
    "indicator",
    "formula",
    "measure",
    "direction",
    "target",
    "warning",
    "period_kind",
    "starts_on",
    "ends_on",
    "measures",
]


class Objective(CountsByCalendar, TakesActions, MovingRecord):
    """What a unit is to reach until a day, how it is measured, who answers for it, and what came of it."""

    title = models.CharField(_("objective"), max_length=300)
    clause = models.CharField(_("clauses"), max_length=100, blank=True, default="6.2")
    policy = models.CharField(_("in line with"), max_length=300, blank=True, help_text=_("Policy or plan it serves."))
    indicator = models.CharField(_("figure"), max_length=60, blank=True, help_text=_("Empty: the owner enters it."))
    formula = models.TextField(_("how it is measured"), blank=True)
    measure = models.CharField(_("unit of measure"), max_length=20, choices=Measure, default=Measure.PERCENT)
    direction = models.CharField(_("direction"), max_length=10, choices=Direction, default=Direction.AT_LEAST)
    target = models.DecimalField(_("target"), max_digits=12, decimal_places=2)
    warning = models.DecimalField(_("warning band"), max_digits=12, decimal_places=2, default=Decimal(0))
    period_kind = models.CharField(_("measured every"), max_length=10, choices=PeriodKind, default=PeriodKind.QUARTER)
    starts_on = models.DateField(_("from"))
    ends_on = models.DateField(_("until"))
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("person in charge"), on_delete=models.PROTECT, related_name="+"
    )
    measures = models.TextField(_("measures and resources"), blank=True)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("proposed by"),
        on_delete=models.PROTECT,
        related_name="+",
        editable=False,
    )
    asked_until = models.DateField(_("value asked for until"), null=True, editable=False)
    term_ended_on = models.DateField(_("evaluation asked for"), null=True, editable=False)
    result = models.CharField(_("result"), max_length=10, choices=Outcome, blank=True, editable=False)
    evaluation = models.TextField(_("evaluation"), blank=True, editable=False)
    state = StateField(ObjectiveState, S.PROPOSED)

    who_creates = (rules.may_propose,)
    reads_with = ("unit", "owner", "proposed_by", "created_by")
    told_as = {"indicator": label_of}
    parts = ("measurements",)

    class Meta(MovingRecord.Meta):
        verbose_name = _("quality objective")
        verbose_name_plural = _("quality objectives")
        constraints = [
            models.CheckConstraint(condition=Q(ends_on__gte=F("starts_on")), name="an_objective_ends_after_it_begins"),
            models.CheckConstraint(condition=Q(warning__gte=0), name="a_warning_band_is_not_negative"),
        ]

    @classmethod
    def begin(cls, *, actor, title, target, starts_on, ends_on, owner, unit, **values):
        year = str(starts_on.year)
        objective = cls(
            number=f"MT-{year}-{next_number('objective', year):03d}", unit=unit, owner=owner, proposed_by=actor.person
        )
        objective.plan(title=title, target=target, starts_on=starts_on, ends_on=ends_on, **values)
        return objective

    # ── Acts, in the order of the work

    @act(
        _("Change the objective"),
        [S.PROPOSED],
        SAME,
        who=[rules.is_proposer_or_owner],
        follows=_("What stood before stays in the history; whoever changes it does not approve it."),
    )
    def edit(self, *, actor, unit=None, owner=None, **values):
        """Change what is proposed, before it is approved."""
        self.unit, self.owner = unit or self.unit, owner or self.owner
        self.proposed_by = actor.person
        self.plan(**values)

    @act(
        _("Approve the objective"),
        [S.PROPOSED],
        S.APPROVED,
        who=[rules.approves, rules.is_not_proposer, rules.owner_does_not_approve],
        follows=_("The objective is communicated to the whole administration; it starts on its first day."),
    )
    def approve(self, *, actor):
        """Top management sets the objective (5.1.1, 6.2.1)."""

    @act(
        _("Start"),
        [S.APPROVED],
        S.RUNNING,
        who=[rules.may_start],
        rules=[rules.has_begun],
        clock=True,
        follows=_("Its value is taken, or asked of the owner, when each period has ended."),
    )
    def start(self, *, actor):
        """The term of the objective begins."""

    @act(
        _("Enter a value"),
        [S.RUNNING],
        SAME,
        who=[rules.is_owner],
        rules=[rules.is_entered, rules.a_period_has_ended],
        follows=_("A value that misses the target asks for an action. Entered anew, the earlier one is kept."),
    )
    def record_value(self, *, actor, value, first=None, note="", files=()):
        """The owner enters the value of a period that has ended (9.1.1)."""
        self.course.enter(self.course.period_to_enter(first), value, note, files)

    @act(
        _("Take the value"),
        [S.RUNNING],
        SAME,
        who=[only_the_clock],
        rules=[rules.is_computed, rules.a_value_is_missing],
        clock=True,
    )
    def take_value(self, *, actor, first):
        """Compute the value of a period that has ended, with the records it was counted from (9.1.1)."""
        self.course.take(self.course.missing_period(first))

    @act(
        _("Ask for the value"),
        [S.RUNNING],
        SAME,
        who=[only_the_clock],
        rules=[rules.is_entered, rules.a_value_is_missing],
        clock=True,
    )
    def ask_value(self, *, actor):
        """Ask the owner for the value of a period that has ended."""
        self.asked_until = self.course.missing_periods()[-1].last

    @act(_("Ask for the evaluation"), [S.RUNNING], SAME, who=[only_the_clock], rules=[rules.term_is_over], clock=True)
    def end_term(self, *, actor):
        """The term is over: the quality manager is asked whether the objective is met."""
        self.term_ended_on = today()

    @act(
        _("Evaluate"),
        [S.RUNNING],
        S.EVALUATED,
        who=[rules.judges, rules.is_not_owner],
        rules=[rules.term_is_over, rules.every_period_has_its_value, rules.misses_are_answered],
        follows=_("Not met: an action or a nonconformity must come of it before it is closed."),
    )
    def evaluate(self, *, actor, result, evaluation):
        """Say whether the objective is met, and how effective what was done for it was (6.2.2, 9.1.3)."""
        if result not in Outcome.values:
            raise ValidationError({"result": [_("Choose one of the answers.")]})
        if result == Outcome.MET and self.course.ends_missed():
            raise ValidationError({"result": [self.course.missed_words()]})
        if not evaluation.strip():
            raise ValidationError({"evaluation": [_("Say in a sentence why.")]})
        self.result, self.evaluation = result, evaluation.strip()

    @act(
        _("Revise"),
        [S.APPROVED, S.RUNNING],
        S.PROPOSED,
        who=[rules.may_revise],
        reason=True,
        follows=_("It can be changed and is approved anew; the values measured until now stay."),
    )
    def revise(self, *, actor):
        """Take the objective back in order to change it."""
        self.proposed_by = actor.person
        self.asked_until = self.term_ended_on = None

    @act(
        _("Close"),
        [S.EVALUATED],
        S.CLOSED,
        who=[rules.judges, rules.is_not_owner],
        rules=[rules.failure_is_followed],
        follows=_("The objective stays on record with its values; its actions go on."),
    )
    def close(self, *, actor):
        """Nothing more is expected of the objective."""

    @act(
        _("Name other persons"),
        list(UNSETTLED),
        SAME,
        who=[rules.may_reassign],
        reason=True,
        follows=_("The person newly named is asked instead; no rule is loosened."),
    )
    def reassign(self, *, actor, owner=None, unit=None):
        """Name another owner, so that nothing stands still because somebody left."""
        self.owner, self.unit = owner or self.owner, unit or self.unit
        reopen(self, self._asked_at())

    # ── What several acts do

    def _asked_at(self):
        """The act that is asked for now; what the owner owes goes before the evaluation, asked for anew."""
        if self.state != S.RUNNING:
            return Objective.approve if self.state == S.PROPOSED else Objective.start
        if not (self.asked_until and self.course.missing_periods()):
            return Objective.evaluate
        self.term_ended_on = None
        return Objective.record_value

    def plan(self, **values):
        """Take over what is to be reached and how it is measured. Raises ValidationError per field."""
        given = {name: values[name] for name in PLANNED if values.get(name) is not None}
        self.course.keep_what_is_measured(given)
        for name, value in given.items():
            setattr(self, name, value)
        self.course.follow_the_figure()
        if self.ends_on < self.starts_on:
            raise ValidationError({"ends_on": [_("It ends after it begins.")]})

    # ── Collaborators

    course = cached_property(Course)  # its values, period by period

    # ── Questions

    def title_text(self):
        return self.title

    title_text.short_description = _("objective")

    def owner_of_actions(self):
        return self.owner

    def takes_actions(self):
        return self.state != S.CLOSED

    def has_begun(self):
        return self.starts_on <= today()

    def term_is_over(self):
        return self.ends_on < today()

    def is_met(self):
        return self.result == Outcome.MET

    def still_waits_for(self, task):
        return task.flow_task.name != "measure" or bool(self.course.missing_periods())

    @classmethod
    def also_visible_to(cls, user):
        """What is approved is communicated to the whole administration (6.2.1 f); a proposal to those it names."""
        communicated = Q(unit__in=whole_administration(user).values("pk")) & ~Q(state=S.PROPOSED)
        return communicated | Q(owner=user) | Q(created_by=user) | Q(proposed_by=user)
