"""A risk or an opportunity of a process, and its arrows (6.1)."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.acts import SAME, Move, act
from qms.acts.rules import only_the_clock
from qms.acts.state import StateField
from qms.evidence.links import link
from qms.evidence.numbers import next_number
from qms.ledger.now import now, today
from qms.lifecycle.door import create_as_part
from qms.lifecycle.flows import reopen
from qms.lifecycle.moving_record import MovingRecord
from qms.people.models import Holding

from ..actions.models import Action
from ..actions.origins import TakesActions
from ..actions.states import ActionKind, ActionState
from ..map.models import Process
from ..nonconformities.services import raise_from
from ..nonconformities.states import Source
from . import rules
from .parts import Occurrence
from .queries import RiskQuerySet, also_seen_by
from .scale import STEPS, current_scale
from .states import TONES, Consequence, Decision, Level, Likelihood, RiskKind, RiskState

S = RiskState
DESCRIBED = ("process", "issue", "need", "causes", "consequences")
PREFIXES = {RiskKind.RISK: "RR", RiskKind.OPPORTUNITY: "CH"}


def score_field(label, choices):
    return models.PositiveSmallIntegerField(label, choices=choices, null=True, editable=False)


def level_field(label):
    return models.CharField(label, max_length=10, choices=Level, blank=True, editable=False)


def reason_field(label):
    return models.TextField(label, blank=True, editable=False)


def scored_whole(likelihood, consequence, level):
    """Both numbers and the level, or none of them; a comparison with nothing at all would pass unseen."""
    none = Q(**{f"{likelihood}__isnull": True, f"{consequence}__isnull": True, level: ""})
    given = Q(**{f"{likelihood}__isnull": False, f"{consequence}__isnull": False})
    return none | given & Q(**{f"{likelihood}__in": STEPS, f"{consequence}__in": STEPS, f"{level}__in": Level.values})


class Risk(TakesActions, MovingRecord):
    """Something that may happen, harmful or helpful: how likely, how serious, what is done, and what remains."""

    kind = models.CharField(_("kind"), max_length=20, choices=RiskKind, default=RiskKind.RISK)
    title = models.CharField(_("what may happen"), max_length=300)
    process = models.ForeignKey(
        Process, verbose_name=_("process"), null=True, blank=True, on_delete=models.PROTECT, related_name="risks"
    )
    issue = models.ForeignKey(
        "context.ContextIssue", models.PROTECT, verbose_name=_("context issue"), null=True, related_name="risks"
    )
    need = models.ForeignKey(
        "context.PartyNeed",
        models.PROTECT,
        verbose_name=_("need of an interested party"),
        null=True,
        related_name="risks",
    )
    causes = models.TextField(_("why it may happen"), blank=True)
    consequences = models.TextField(_("what would follow"), blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=pgettext_lazy("risk", "owner"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    likelihood = score_field(_("likelihood"), Likelihood)
    likelihood_why = reason_field(_("why this likelihood"))
    consequence = score_field(_("consequence"), Consequence)
    consequence_why = reason_field(_("why this consequence"))
    level = level_field(_("level"))
    assessed_at = models.DateTimeField(_("assessed on"), null=True, editable=False)
    decision = models.CharField(_("treatment"), max_length=20, choices=Decision, blank=True, editable=False)
    residual_likelihood = score_field(_("likelihood that remains"), Likelihood)
    residual_consequence = score_field(_("consequence that remains"), Consequence)
    residual_why = reason_field(_("why so much remains"))
    residual_level = level_field(_("level that remains"))
    next_review_on = models.DateField(_("next review"), null=True, editable=False, db_index=True)
    review_asked_on = models.DateField(_("review asked for on"), null=True, editable=False)
    closed_at = models.DateTimeField(_("closed on"), null=True, editable=False)
    state = StateField(RiskState, S.IDENTIFIED)

    objects = RiskQuerySet.as_manager()

    who_creates = (rules.works_there,)
    belongs_to = ("process",)
    reads_with = ("unit", "owner", "created_by", "process", "issue", "need")
    parts = ("occurrences",)

    class Meta(MovingRecord.Meta):
        verbose_name = _("risk or opportunity")
        verbose_name_plural = _("risks and opportunities")
        constraints = [
            models.CheckConstraint(
                condition=scored_whole("likelihood", "consequence", "level"),
                name="a_risk_is_scored_whole",
            ),
            models.CheckConstraint(
                condition=scored_whole("residual_likelihood", "residual_consequence", "residual_level"),
                name="what_remains_of_a_risk_is_scored_whole",
            ),
            models.CheckConstraint(
                condition=Q(state=S.IDENTIFIED) | Q(likelihood__isnull=False), name="a_risk_past_its_naming_is_scored"
            ),
            models.CheckConstraint(
                condition=~Q(state=S.MONITORED) | Q(next_review_on__isnull=False, residual_likelihood__isnull=False),
                name="a_monitored_risk_has_a_review_day",
            ),
        ]

    # ── Creation

    @classmethod
    def begin(cls, *, actor, kind, title, unit, owner, about=None, **values):
        cls._refuse_stranger(owner, unit)
        year = str(today().year)
        return cls(
            number=f"{PREFIXES[kind]}-{year}-{next_number(kind, year):04d}",
            kind=kind,
            title=title,
            unit=unit,
            owner=owner,
            **{name: values[name] for name in DESCRIBED if values.get(name)},
        )

    def after_creation(self, *, actor, about=None, **values):
        """What it was identified from leads to it."""
        if about is not None:
            link(about, self)

    # ── Acts, in the order of the work

    @act(_("Edit"), [S.IDENTIFIED], SAME, who=[rules.may_edit], follows=_("What stood before stays in the history."))
    def edit(self, *, actor, **values):
        """Say better what may happen, why, and what would follow."""
        for name in ("title", *DESCRIBED):
            setattr(self, name, values.get(name, getattr(self, name)))

    @act(
        _("Assess"),
        [S.IDENTIFIED],
        S.ASSESSED,
        who=[rules.answers_for_it],
        follows=_("Likelihood times consequence gives the score, and the scale of today its level."),
    )
    def assess(self, *, actor, likelihood, likelihood_why, consequence, consequence_why):
        """Say how likely it is and how much it would matter, before anything is done, and why (6.1.1)."""
        self._score(likelihood, likelihood_why, consequence, consequence_why)

    @act(
        _("Treat"),
        [S.ASSESSED],
        S.TREATED,
        who=[rules.answers_for_it],
        follows=_("Each action has a person, a day and a verifier; when all are settled, say what remains."),
    )
    def treat(self, *, actor, title="", responsible=None, verifier=None, due_on=None):
        """Decide to do something about it: actions given before, or one given with this act (6.1.2)."""
        if title.strip():
            self._give_action(actor, title, responsible, verifier, due_on)
        if not self.treatments().exclude(state=ActionState.CANCELLED).exists():
            raise ValidationError({"title": [_("Say what is done, or add actions on the page of the record first.")]})
        self.decision = Decision.BY_ACTIONS

    @act(
        _("Accept as it is"),
        [S.ASSESSED],
        S.TREATED,
        who=[rules.high_only_by_top_management, rules.others_by_whoever_answers],
        reason=True,
        follows=_("Nothing more is done about it; say next what remains and when it is looked at again."),
    )
    def accept(self, *, actor):
        """Decide to live with it, for a reason; a high one is accepted by top management only (6.1.2)."""
        self.decision = Decision.ACCEPTED

    @act(
        _("Monitor"),
        [S.TREATED],
        S.MONITORED,
        who=[rules.answers_for_it],
        rules=[rules.actions_are_settled, rules.treatment_has_borne_fruit],
        follows=_("On the day of the review its owner is asked to assess it anew."),
    )
    def monitor(self, *, actor, residual_likelihood, residual_consequence, residual_why, next_review_on):
        """Say what remains after the treatment, why, and when it is looked at again (9.1.3 e)."""
        if next_review_on <= today():
            raise ValidationError({"next_review_on": [_("Choose a day that is still to come.")]})
        self._refuse_unexplained(residual_why=residual_why)
        self.residual_likelihood, self.residual_consequence = residual_likelihood, residual_consequence
        self.residual_why = residual_why
        self.residual_level = current_scale().level_of(residual_likelihood * residual_consequence)
        self.next_review_on, self.review_asked_on = next_review_on, None

    @act(
        _("Ask for the review"),
        [S.MONITORED],
        SAME,
        who=[only_the_clock],
        rules=[rules.review_has_come],
        clock=True,
        follows=_("Its owner is asked to assess it anew, or to have it closed."),
    )
    def ask_review(self, *, actor):
        """The day of the review has come."""
        self.review_asked_on = today()

    @act(
        _("Assess anew"),
        [S.MONITORED],
        S.ASSESSED,
        who=[rules.answers_for_it],
        follows=_("It is treated anew; the earlier assessments stay on the record."),
    )
    def reassess(self, *, actor, likelihood, likelihood_why, consequence, consequence_why):
        """Look at it again: what was done until now counts as given, and only new actions as treatment."""
        self._score(likelihood, likelihood_why, consequence, consequence_why)
        self.decision = self.residual_why = self.residual_level = ""
        self.residual_likelihood = self.residual_consequence = None
        self.next_review_on = self.review_asked_on = None

    @act(
        _("Close"),
        [S.ASSESSED, S.MONITORED],
        S.CLOSED,
        who=[rules.high_only_by_top_management, rules.others_by_head_or_quality_manager],
        rules=[rules.actions_are_settled],
        reason=True,
        follows=_("It is no more looked at; it stays on record."),
    )
    def close(self, *, actor):
        """It can't happen any more, or has become something else."""
        self.closed_at = now()

    @act(
        _("Record that it came true"),
        [S.ASSESSED, S.TREATED, S.MONITORED],
        SAME,
        who=[rules.works_there],
        rules=[rules.may_come_true],
        follows=_("A nonconformity is reported from it, or the one that you name is tied to it; each shows the other."),
    )
    def occur(self, *, actor, happened_on, what, nonconformity=None):
        """It happened after all: what followed is settled as a nonconformity (10.2.1 e)."""
        if happened_on > today():
            raise ValidationError({"happened_on": [_("Choose today or an earlier day.")]})
        if nonconformity is None:
            found = {"source": Source.RISK_OCCURRED, "process": self.process}
            nonconformity = raise_from(self, actor=actor, title=self.title[:200], description=what, **found)
        elif self.occurrences.filter(nonconformity=nonconformity).exists():
            raise ValidationError({"nonconformity": [_("It is tied to this nonconformity already.")]})
        else:
            link(self, nonconformity)
        Occurrence.objects.create(risk=self, happened_on=happened_on, what=what, nonconformity=nonconformity)

    @act(
        _("Name other persons"),
        [S.IDENTIFIED, S.ASSESSED, S.TREATED, S.MONITORED],
        SAME,
        who=[rules.may_reassign],
        reason=True,
        follows=_("The persons newly named are asked instead; no rule is loosened."),
    )
    def reassign(self, *, actor, owner=None, unit=None):
        """Change its owner or unit, so that nothing stands still because somebody left."""
        self._refuse_stranger(owner or self.owner, unit or self.unit)
        self.owner, self.unit = owner or self.owner, unit or self.unit
        asked: dict[str, Move] = {
            S.IDENTIFIED: Risk.assess,
            S.ASSESSED: Risk.treat,
            S.TREATED: Risk.monitor,
            S.MONITORED: Risk.reassess,
        }
        reopen(self, asked[self.state])

    # ── Questions

    def owner_of_actions(self):
        return self.owner

    def takes_actions(self):
        """Actions come after the assessment and before what remains is said."""
        return self.state in (S.ASSESSED, S.TREATED)

    def treatments(self):
        """The actions that treat it as it was last assessed; those before the last assessment count no more."""
        given = self.actions().filter(kind=ActionKind.RISK_TREATMENT)
        return given.filter(created_at__gte=self.assessed_at) if self.assessed_at else given.none()

    def has_accepted_treatment(self):
        """Whether an action on it was accepted."""
        return self.treatments().filter(state=ActionState.ACCEPTED).exists()

    def is_accepted_as_it_is(self):
        return self.decision == Decision.ACCEPTED

    def is_review_due(self):
        """Whether the day of its review has come."""
        return self.state == S.MONITORED and self.next_review_on <= today()

    def stands_high(self):
        """Whether what remains is high, or, as long as that is not said, what was there before any treatment."""
        return (self.residual_level or self.level) == Level.HIGH

    def score(self):
        """Likelihood times consequence before any treatment, or None."""
        return self.likelihood and self.likelihood * self.consequence

    def residual_score(self):
        """Likelihood times consequence of what remains, or None."""
        return self.residual_likelihood and self.residual_likelihood * self.residual_consequence

    def tone(self):
        """The tone of its level."""
        return TONES[self.kind].get(self.level, "plain")

    def residual_tone(self):
        """The tone of the level that remains."""
        return TONES[self.kind].get(self.residual_level, "plain")

    def title_text(self):
        return self.title

    title_text.short_description = _("what may happen")

    def search_words(self):
        return [*super().search_words(), self.causes, self.consequences]

    @classmethod
    def also_visible_to(cls, user):
        return also_seen_by(user)

    # ── What several acts do

    def _score(self, likelihood, likelihood_why, consequence, consequence_why):
        self._refuse_unexplained(likelihood_why=likelihood_why, consequence_why=consequence_why)
        self.likelihood, self.likelihood_why = likelihood, likelihood_why
        self.consequence, self.consequence_why = consequence, consequence_why
        self.level = current_scale().level_of(likelihood * consequence)
        self.assessed_at = now()

    def _give_action(self, actor, title, responsible, verifier, due_on):
        asked = {"responsible": responsible, "verifier": verifier, "due_on": due_on}
        missing = [name for name, value in asked.items() if value is None]
        if missing:
            raise ValidationError({name: [_("An action needs this too.")] for name in missing})
        given = {"kind": ActionKind.RISK_TREATMENT, "title": title, "unit": self.unit}
        create_as_part(Action, actor=actor, origin=self, **given, **asked)

    @staticmethod
    def _refuse_unexplained(**explanations):
        empty = [name for name, text in explanations.items() if not text.strip()]
        if empty:
            raise ValidationError({name: [_("Explain it in a sentence.")] for name in empty})

    @staticmethod
    def _refuse_stranger(owner, unit):
        """The owner holds a post in the unit or above it today."""
        held = Holding.objects.on().filter(person=owner, post__kind__in=rules.STAFF).select_related("post__unit")
        if not any(unit.path.startswith(each.post.unit.path) for each in held):
            raise ValidationError({"owner": [_("The owner holds a post in the unit or above it.")]})
