"""A row of the measuring plan: a figure, followed period by period, each analysed by its day (9.1.1, 9.1.3)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.rules import only_the_clock
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.ledger.now import now, today
from qms.lifecycle.flows import reopen, tell_due

from . import rules
from .fitness import FitnessCheck
from .matter import Matter
from .states import IN_FORCE, MeasureState

S = MeasureState
__all__ = ["FitnessCheck", "PlannedMeasure"]


class PlannedMeasure(Matter):
    """Something that a unit measures: by which figure, how often it is analysed, by whom, until when."""

    state = StateField(MeasureState, S.FOLLOWED)

    parts = ("analyses",)
    who_creates = (rules.may_keep,)
    reads_with = ("unit", "reviewed_by")

    class Meta(Matter.Meta):
        abstract = False
        verbose_name = _("row of the measuring plan")
        verbose_name_plural = _("measuring plan")
        constraints = [
            models.UniqueConstraint(
                fields=["unit", "figure"], condition=~Q(state=MeasureState.ENDED), name="a_unit_follows_a_figure_once"
            )
        ]

    # ── Creation

    @classmethod
    def begin(cls, *, actor, unit, figure, year=None, **values):
        if cls.objects.in_force().filter(unit=unit, figure=figure).exists():
            raise ValidationError({"figure": [_("The unit follows this figure already.")]})
        number = f"DL-{next_number('measuring', ''):03d}"
        record = cls(number=number, unit=unit, figure=figure, year=year or today().year, begins_on=today())
        record.known_figure()
        record.say(values)
        return record

    # ── Acts, in the order of the work

    @act(
        _("Edit"),
        list(IN_FORCE),
        SAME,
        who=[rules.may_keep],
        follows=_("What stood before stays in the history."),
    )
    def edit(self, *, actor, **values):
        """Say better what it is for, how often and by whom it is analysed."""
        post = self.post
        self.say(values)
        if self.state == S.TO_ANALYSE:
            self._ask_anew(post)

    @act(
        _("Ask for the analysis"),
        [S.FOLLOWED],
        S.TO_ANALYSE,
        who=[only_the_clock],
        rules=[rules.a_period_waits],
        clock=True,
        follows=_("Whoever is charged with it is asked to analyse the period."),
    )
    def ask_analysis(self, *, actor):
        """A period has ended."""

    @act(
        _("Analyse the period"),
        [S.TO_ANALYSE],
        S.FOLLOWED,
        who=[rules.analyses],
        rules=[rules.a_period_waits],
        follows=_("The number is kept with the records it counted; the next period is asked for when it has ended."),
    )
    def analyse(self, *, actor, words, conclusion):
        """Say what the number of the period means, and what follows from it (9.1.3)."""
        figure, period = self.known_figure(), self.waiting_period()
        taken = figure.taken(period, self.unit)
        self.analyses.create(
            first=period.first,
            last=period.last,
            counts_in=figure.measure,
            value=taken.value,
            numerator=taken.numerator,
            denominator=taken.denominator,
            keys=taken.keys,
            conclusion=conclusion,
            words=words.strip(),
            analysed_by=actor.person,
            analysed_at=now(),
        )
        self.analysed_until = period.last

    @act(
        _("Record the yearly review"),
        list(IN_FORCE),
        SAME,
        who=[rules.may_keep],
        follows=_("It holds for that year; in the next one it is asked for again with the coming year."),
    )
    def review(self, *, actor, finding, year, **values):
        """Look at it for a year: whether it is still worth measuring, and so often."""
        if year < self.year:
            raise ValidationError({"year": [_("It is planned for a later year already.")]})
        self.say(values)
        self.year, self.finding = year, finding.strip()
        self.reviewed_on, self.reviewed_by = today(), actor.person

    @act(
        _("Follow it no more"),
        list(IN_FORCE),
        S.ENDED,
        who=[rules.may_keep],
        reason=True,
        follows=_("Nobody is asked for it any more; what was analysed stays on record."),
    )
    def end(self, *, actor):
        """It says nothing any more that anybody needs."""

    def _ask_anew(self, post):
        """Of another post, or by another day."""
        if self.post == post:
            tell_due(self)
        else:
            reopen(self, PlannedMeasure.analyse)
