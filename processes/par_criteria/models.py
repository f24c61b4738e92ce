"""One criterion of an index: its place in the tree, its points, its unit, its evidence (9.1.3)."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.acts.acts import SAME, act
from qms.acts.rules import only_as_part
from qms.acts.state import StateField
from qms.evidence.attachments import attach, attachments_of
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration
from qms.text.quantities import number_words
from qms.web.figures import figure_named, label_of
from qms.web.periods import PeriodKind, period_of
from qms.workdays.calendars import CountsByCalendar

from ..par_indexes.models import ParIndex
from . import rules
from .states import CriterionState

S = CriterionState
POINTS: dict[str, Any] = {"max_digits": 6, "decimal_places": 2, "null": True}


class ParCriterion(CountsByCalendar, MovingRecord):
    """A line of the city's table. Field and group are the branches above it."""

    index = models.ForeignKey(ParIndex, models.PROTECT, verbose_name=_("reform index"), related_name="criteria")
    code = models.CharField(_("code"), max_length=20)
    position = models.PositiveSmallIntegerField(_("order"), editable=False)
    field = models.CharField(_("field of reform"), max_length=200)
    group = models.CharField(_("group of criteria"), max_length=300, blank=True)
    name = models.CharField(_("criterion"), max_length=500)
    most = models.DecimalField(_("points at most"), max_digits=6, decimal_places=2)
    figure = models.CharField(_("figure that feeds it"), max_length=60, blank=True)
    explanation = models.TextField(_("evidence, or why points are lacking"), blank=True, editable=False)
    figure_words = models.CharField(_("what the figure said"), max_length=200, blank=True, editable=False)
    claimed = models.DecimalField(_("own points"), editable=False, **POINTS)
    checked = models.DecimalField(_("points after checking"), editable=False, **POINTS)
    confirmed = models.DecimalField(_("points confirmed"), editable=False, **POINTS)
    why = models.CharField(_("why lowered"), max_length=500, blank=True, editable=False)
    state = StateField(CriterionState, S.DRAFT)

    who_creates = (rules.keeps_the_index,)
    needs_to_create = (rules.index_is_a_draft,)
    belongs_to = ("index",)
    reads_with = ("unit", "index")
    told_as = {"figure": label_of}
    told_outside = False

    class Meta(MovingRecord.Meta):
        verbose_name = _("criterion of the reform index")
        verbose_name_plural = _("criteria of the reform index")
        constraints = [models.UniqueConstraint(fields=["index", "code"], name="an_index_has_a_criterion_once")]

    @classmethod
    def begin(cls, *, actor, index, unit, code, **values):
        if cls.objects.filter(index=index, code=code.strip()).exists():
            raise ValidationError({"code": [_("The index has this criterion already.")]})
        place = index.criteria.count() + 1
        return cls(
            number=f"{index.number}/{code.strip()}", index=index, unit=unit, code=code.strip(), position=place, **values
        )

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post sees by what their administration is measured."""
        return Q(unit__in=whole_administration(user).values("pk"))

    # ── Acts, in the order of the work

    @act(
        _("Edit"),
        [S.DRAFT],
        SAME,
        who=[rules.keeps_the_index],
        rules=[rules.index_is_a_draft],
        follows=_("The units are asked only once the index is opened."),
    )
    def edit(self, *, actor, unit, **values):
        """Say better what it is, who scores it, and for how many points."""
        self.unit = unit
        for name, value in values.items():
            setattr(self, name, value)

    @act(_("Ask for its score"), [S.DRAFT], S.OPEN, who=[only_as_part])
    def open(self, *, actor):
        """The index is opened."""

    @act(
        pgettext_lazy("criterion", "Score"),
        [S.OPEN, S.SCORED],
        S.SCORED,
        who=[rules.scores],
        rules=[rules.is_being_scored],
        follows=_("Somebody else checks it against its evidence."),
    )
    def score(self, *, actor, claimed, explanation, files=()):
        """The unit says how many points it has, and by what."""
        self._refuse_more("claimed", claimed)
        self.claimed, self.explanation = claimed, explanation
        self.figure_words = self.figure_now()[:200]
        for file in files:
            attach(self, file)

    @act(
        _("Confirm after checking"),
        [S.SCORED],
        S.CHECKED,
        who=[rules.keeps_the_index, rules.did_not_score_it],
        rules=[rules.is_being_scored],
        follows=_("It counts in the own score of the commune."),
    )
    def verify(self, *, actor, checked, why=""):
        """So many points stand on their evidence."""
        self._refuse_more("checked", checked)
        if checked != self.claimed and not why.strip():
            raise ValidationError({"why": [_("Say why you count other points than the unit.")]})
        self.checked, self.why = checked, why.strip()

    @act(
        _("Return for change"),
        [S.SCORED, S.CHECKED],
        S.OPEN,
        who=[rules.keeps_the_index, rules.did_not_score_it],
        rules=[rules.is_being_scored],
        reason=True,
        follows=_("The unit is asked to score it again."),
    )
    def return_for_change(self, *, actor):
        """The evidence does not show it."""
        self.checked, self.why = None, ""

    @act(_("Take in the city's result"), [S.CHECKED], S.CONFIRMED, who=[only_as_part])
    def take_result(self, *, actor, confirmed, why=""):
        """The city confirmed so many points."""
        self._refuse_more("confirmed", confirmed)
        self.confirmed, self.why = confirmed, why or self.why

    def _refuse_more(self, name, points):
        if points is None or not 0 <= points <= self.most:
            raise ValidationError({name: [_("Not more points than the index gives.")]})

    # ── Questions

    def title_text(self):
        return f"{self.code} {self.name}"

    def search_words(self):
        return [self.number, self.name, self.group]

    def own(self):
        """Our own points: after checking, else as the unit claims them."""
        return self.claimed if self.checked is None else self.checked

    own.short_description = _("own points")

    def lost(self):
        """How many points are missing to all that can be had; 0 while nobody has scored it."""
        last = self.own() if self.confirmed is None else self.confirmed
        return 0 if last is None else self.most - last

    def figure_now(self):
        """What the figure that feeds it says of the year of the index, in words; empty where there is none."""
        value = self._figure_value()
        if value is None:
            return ""
        behind = f" ({value.behind()})" if value.behind() else ""
        return f"{value.figure.label}: {value.words()}{behind}"

    def figure_address(self):
        """Where the records behind the figure stand, or ""."""
        value = self._figure_value()
        return value.url() if value else ""

    def _figure_value(self):
        known = figure_named(self.figure)
        return known and known.told(self.period(), self.unit if self.unit.parent_id else None)

    def period(self):
        """The year that the index measures."""
        return period_of(PeriodKind.YEAR, date(self.index.year, 1, 1))

    def evidence_words(self):
        """What shows it: the figure, the words of the unit, the names of the files."""
        files = "; ".join(each.name for each in attachments_of(self))
        return "\n".join(part for part in (self.figure_words, self.explanation, files) if part)

    def points_words(self):
        """Own points of those that can be had."""
        return f"{'–' if self.own() is None else number_words(self.own())} / {number_words(self.most)}"

    points_words.short_description = _("own points")
