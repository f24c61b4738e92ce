"""A judgement whether a survey or a figure was fit for its purpose in a period, confirmed by another (7.1.5)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.acts import act
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration

from . import rules
from .queries import FitnessQuerySet
from .states import OPEN, FitnessState, Verdict

S = FitnessState
TOLD = ("since", "until", "verdict", "grounds", "remedy")


class FitnessCheck(MovingRecord):
    """That what the office measures by tells the truth for what it is used for, or within which limits."""

    measure = models.ForeignKey(
        "measuring.PlannedMeasure",
        models.PROTECT,
        verbose_name=_("row of the measuring plan"),
        null=True,
        blank=True,
        related_name="checks",
    )
    survey = models.ForeignKey(
        "surveys.Survey", models.PROTECT, verbose_name=_("survey"), null=True, blank=True, related_name="checks"
    )
    since = models.DateField(_("from"))
    until = models.DateField(pgettext_lazy("last day", "until"))
    verdict = models.CharField(pgettext_lazy("fitness", "judgement"), max_length=10, choices=Verdict)
    grounds = models.TextField(pgettext_lazy("fitness", "reason"))
    remedy = models.TextField(_("what is done about it"), blank=True)
    confirmed_by = models.ForeignKey(
        "people.User", models.PROTECT, verbose_name=_("confirmed by"), null=True, related_name="+", editable=False
    )
    confirmed_on = models.DateField(_("confirmed on"), null=True, editable=False)
    state = StateField(FitnessState, S.JUDGED)

    objects = FitnessQuerySet.as_manager()

    who_creates = (rules.may_keep,)
    belongs_to = ("measure", "survey")
    reads_with = ("unit", "measure", "survey", "created_by", "confirmed_by")

    class Meta(MovingRecord.Meta):
        verbose_name = _("judgement on a means of measuring")
        verbose_name_plural = _("judgements on means of measuring")
        constraints = [
            models.CheckConstraint(
                condition=Q(measure__isnull=True, survey__isnull=False) | Q(measure__isnull=False, survey__isnull=True),
                name="a_judgement_is_on_one_means_of_measuring",
            ),
            models.CheckConstraint(condition=Q(since__lte=F("until")), name="a_judged_period_ends_last"),
        ]

    @classmethod
    def begin(cls, *, actor, unit, measure=None, survey=None, **values):
        if (measure is None) == (survey is None):
            raise ValidationError({"measure": [_("Choose a row of the measuring plan, or a survey.")]})
        year = str(values["until"].year)
        check = cls(number=f"PH-{year}-{next_number('fitness', year):03d}", unit=unit, measure=measure, survey=survey)
        check._say(values)
        return check

    # ── Acts, in the order of the work

    @act(
        _("Judge anew"),
        list(OPEN),
        S.JUDGED,
        who=[rules.may_keep],
        follows=_("Somebody else is asked to confirm it."),
    )
    def edit(self, *, actor, **values):
        """Say better whether it is fit, and why."""
        self._say(values)

    @act(
        _("Confirm the judgement"),
        [S.JUDGED],
        S.CONFIRMED,
        who=[rules.confirms, rules.did_not_judge],
        follows=_("It is on record for the period, and goes into the management review."),
    )
    def confirm(self, *, actor):
        """Another agrees that it is so."""
        self.confirmed_by, self.confirmed_on = actor.person, today()

    @act(
        _("Return for change"),
        [S.JUDGED],
        S.RETURNED,
        who=[rules.confirms, rules.did_not_judge],
        reason=True,
        follows=_("Whoever keeps the plan in the unit is asked to judge it anew."),
    )
    def return_for_change(self, *, actor):
        """The reason does not go far enough."""

    @act(
        _("Withdraw"),
        list(OPEN),
        S.WITHDRAWN,
        who=[rules.may_keep],
        reason=True,
        follows=_("It counts no more; it stays on record."),
    )
    def withdraw(self, *, actor):
        """It was judged by mistake."""

    # ── Questions

    def _say(self, values):
        for name in TOLD:
            if name in values:
                setattr(self, name, values[name] if values[name] is not None else "")
        if self.since > self.until:
            raise ValidationError({"until": [_("The last day does not lie before the first.")]})
        if self.until > today():
            raise ValidationError({"until": [_("This day is still to come.")]})
        if self.verdict != Verdict.FIT and not self.remedy.strip():
            raise ValidationError({"remedy": [_("Say what is done about it.")]})

    @property
    def subject(self):
        """The means that is judged."""
        return self.measure or self.survey

    def title_text(self):
        return f"{self.subject.title_text()}: {self.get_verdict_display()}"

    title_text.short_description = _("means of measuring")

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post sees whether what is measured can be trusted."""
        return Q(unit__in=whole_administration(user).values("pk"))
