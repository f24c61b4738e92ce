"""The index of a year: opened for scoring, approved, and compared with what the city confirmed (9.1.3)."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act, named
from qms.acts.state import StateField
from qms.evidence.attachments import attach
from qms.ledger.now import now
from qms.lifecycle.door import follow
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import administration_of, whole_administration
from qms.text.quantities import number_words
from qms.workdays.calendars import CountsByCalendar

from ..par_criteria.states import CriterionState as C
from . import rules
from .states import IndexState

S = IndexState


class ParIndex(CountsByCalendar, MovingRecord):
    """The table that the city issued for a year; its criteria are records of their own."""

    year = models.PositiveSmallIntegerField(_("year"))
    decision = models.CharField(_("decision that issued the index"), max_length=200)
    due_on = models.DateField(_("own score due"))
    approved_by = models.ForeignKey(
        "people.User", models.PROTECT, verbose_name=_("approved by"), null=True, related_name="+", editable=False
    )
    approved_at = models.DateTimeField(_("approved on"), null=True, editable=False)
    result = models.CharField(_("decision on the result"), max_length=200, blank=True, editable=False)
    rank = models.CharField(_("rank"), max_length=60, blank=True, editable=False)
    state = StateField(IndexState, S.DRAFT)

    who_creates = (rules.keeps_it,)
    reads_with = ("unit", "approved_by")
    told_outside = False

    class Meta(MovingRecord.Meta):
        verbose_name = _("reform index")
        verbose_name_plural = _("reform indexes")
        constraints = [models.UniqueConstraint(fields=["unit", "year"], name="a_year_has_one_reform_index")]

    @classmethod
    def begin(cls, *, actor, year, decision, due_on):
        unit = administration_of(actor.person)
        if cls.objects.filter(unit=unit, year=year).exists():
            raise ValidationError({"year": [_("The index of this year is there already.")]})
        return cls(number=f"CS-CCHC-{year}", unit=unit, year=year, decision=decision.strip(), due_on=due_on)

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post sees by what their administration is measured."""
        return Q(unit__in=whole_administration(user).values("pk"))

    # ── Acts, in the order of the work

    @act(_("Edit"), [S.DRAFT], SAME, who=[rules.keeps_it], follows=_("The draft is saved."))
    def edit(self, *, actor, decision, due_on):
        """Say better what it is and when it is due."""
        self.decision, self.due_on = decision.strip(), due_on

    @act(
        _("Open for scoring"),
        [S.DRAFT],
        S.SCORING,
        who=[rules.keeps_it],
        rules=[rules.has_criteria],
        follows=_("Each unit is asked to score its criteria with their evidence; no criterion is added any more."),
    )
    def open_scoring(self, *, actor):
        """The units are asked, criterion by criterion."""
        for each in self.criteria.order_by("pk"):
            follow(each.open, actor=actor)

    @act(
        _("Approve the own score"),
        [S.SCORING],
        S.APPROVED,
        who=[rules.approves, rules.has_scored_nothing],
        rules=[rules.all_are_checked],
        follows=_("The own score is kept on paper as it is sent to the city."),
    )
    def approve(self, *, actor):
        """Top management stands by what the commune says of itself."""
        self.approved_by, self.approved_at = actor.person, now()

    @act(
        _("Return for change"),
        [S.SCORING],
        SAME,
        who=[rules.approves],
        reason=True,
        follows=_("The criteria that are named are scored anew by their units."),
    )
    def return_for_change(self, *, actor, codes):
        """Top management does not stand by these criteria."""
        for each in self._named(codes):
            follow(each.return_for_change, actor=actor)

    @act(
        _("Take in the city's result"),
        [S.APPROVED],
        S.CONFIRMED,
        who=[rules.keeps_it],
        follows=_("The confirmed points stand beside our own; where points were lost the unit in charge sees why."),
    )
    def take_result(self, *, actor, result, confirmed, reasons=None, rank="", file=None):
        """{code: points} as the city confirmed them; what it lowered says why where that is known."""
        reasons = reasons or {}
        for each in self.criteria.order_by("pk"):
            points = confirmed.get(each.code, each.checked)
            follow(each.take_result, actor=actor, confirmed=points, why=reasons.get(each.code, ""))
        self.result, self.rank = result.strip(), rank.strip()
        if file:
            attach(self, file, purpose="result")

    def _named(self, codes):
        """The criteria of these codes. Raises ValidationError where one is none of them, or is not scored."""
        found = {each.code: each for each in self.criteria.filter(state__in=(C.SCORED, C.CHECKED))}
        wanted = [code.strip() for code in codes.replace(";", ",").split(",") if code.strip()]
        strange = [code for code in wanted if code not in found]
        if strange or not wanted:
            raise ValidationError(
                {"codes": [_("No scored criterion has the code: %(codes)s.") % {"codes": ", ".join(strange) or "–"}]}
            )
        return [found[code] for code in dict.fromkeys(wanted)]

    # ── Questions

    def title_text(self):
        return _("Reform index of %(year)s") % {"year": self.year}

    title_text.short_description = _("title")

    def was_scored_by(self, actor):
        """Whether who acts, or is acted for, scored or checked one of its criteria. One query."""
        persons = [person.pk for person in (actor.person, actor.on_behalf_of) if person is not None]
        model = self.criteria.model
        acts = named(model.score, model.verify)
        deeds = model.history.filter(id__in=self.criteria.values("pk"), act__in=acts)
        return deeds.filter(Q(history_user__in=persons) | Q(on_behalf_of__in=persons)).exists()

    def unchecked(self):
        """The criteria that are not scored and checked."""
        return list(self.criteria.filter(state__in=(C.DRAFT, C.OPEN, C.SCORED)).order_by("pk"))

    def totals(self):
        """{most, claimed, checked, confirmed} over all criteria, nothing counted twice."""
        sums = self.criteria.aggregate(
            **{name: models.Sum(name) for name in ("most", "claimed", "checked", "confirmed")}
        )
        return {name: value or Decimal(0) for name, value in sums.items()}

    def score_words(self):
        """What it comes to so far, in words."""
        sums = self.totals()
        name = "confirmed" if self.state == S.CONFIRMED else "claimed"
        return f"{number_words(sums[name])} / {number_words(sums['most'])}"

    score_words.short_description = _("points")
