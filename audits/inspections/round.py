"""A round of self-inspection with the points of its index, kept by those who keep the quality system (9.1.3)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import SAME, act
from qms.acts.state import StateField
from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.door import follow_each
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration
from qms.people.posts import SYSTEM_KEEPERS
from qms.people.rules import by_post

from .parts import Point
from .states import DONE_STATES, WAITING_STATES, RoundState

S = RoundState
SERIES = "TKT"
FIXED_WHEN_OPEN = ("since", "until", "opens_on")


class InspectionRound(MovingRecord):
    """A round: for which part of the year, opened on which day, due when, and what it asks of every unit."""

    name = models.CharField(_("name"), max_length=120)
    since = models.DateField(_("period from"))
    until = models.DateField(_("period until"))
    opens_on = models.DateField(_("opens"))
    due_on = models.DateField(_("due"))
    state = StateField(RoundState, S.ON_RECORD)

    who_creates = (by_post(*SYSTEM_KEEPERS),)
    parts = ("points",)
    told_outside = False

    class Meta(MovingRecord.Meta):
        verbose_name = _("round of self-inspection")
        verbose_name_plural = _("rounds of self-inspection")
        ordering = ["-since", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["unit", "name"], name="a_round_of_inspection_has_one_name"),
            models.CheckConstraint(
                condition=Q(until__gte=F("since")) & Q(due_on__gte=F("opens_on")), name="a_round_ends_after_it_begins"
            ),
        ]

    def __str__(self):
        return self.name

    @classmethod
    def begin(cls, *, actor, unit, name, points=(), copy=None, **days):
        """A round with its points, or with those of an earlier round."""
        if not (points or (copy and copy.index())):
            sentence = _("Give at least one point, or choose a round whose points are taken.")
            raise ValidationError({"points": [sentence]})
        begun = cls(unit=unit, name=name, **days)
        begun._refuse_disorder()
        begun.number = f"{SERIES}-{next_number(SERIES)}"
        return begun

    def after_creation(self, *, actor, points=(), copy=None, **values):
        self._set_points(points or copy.index())

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post sees the rounds of their administration."""
        return Q(unit__in=whole_administration(user).values("pk"))

    @act(
        _("Edit"),
        [S.ON_RECORD],
        SAME,
        who=[by_post(*SYSTEM_KEEPERS)],
        follows=_("Once the round is open only its due day moves, for all units that have not submitted."),
    )
    def edit(self, *, actor, points=None, **values):
        """Set other days and points; what is open asks all units the same, until its due day."""
        if self.is_open():
            self._refuse_when_open(points, values)
        for name, value in values.items():
            setattr(self, name, value)
        self._refuse_disorder()
        if points is not None and not self.is_open():
            self._set_points(points)
        waiting = self.inspections.filter(state__in=WAITING_STATES).exclude(due_on=self.due_on)
        follow_each(waiting, waiting.model.move_due, actor=actor, due_on=self.due_on)

    # ── Questions

    def is_open(self):
        """Whether the units are asked already."""
        return self.opens_on <= today()

    def index(self):
        """The points in use, as a form gives them."""
        rows = self.points.filter(active=True)
        return [{"field": each.field, "text": each.text, "most": each.most} for each in rows]

    def verified_of_all(self):
        """How many units are verified, of those that were asked."""
        asked = self.inspections.all()
        done = sum(1 for each in asked if each.state in DONE_STATES)
        return f"{done} / {len(asked)}" if asked else gettext("not open yet")

    verified_of_all.short_description = _("verified")

    def title_text(self):
        return self.name

    # ── What does not fit

    def _refuse_when_open(self, points, values):
        if any(values.get(each, getattr(self, each)) != getattr(self, each) for each in FIXED_WHEN_OPEN):
            raise ValidationError({"opens_on": [_("The round is open: only its due day can be moved.")]})
        if points is not None and points != self.index():
            sentence = _("The round is open: its points stay, so that all units answer the same.")
            raise ValidationError({"points": [sentence]})

    def _refuse_disorder(self):
        if self.until < self.since:
            raise ValidationError({"until": [_("The last day is before the first.")]})
        if self.due_on < self.opens_on:
            raise ValidationError({"due_on": [_("It is due before it opens.")]})
        if InspectionRound.objects.filter(unit=self.unit, name=self.name).exclude(pk=self.pk).exists():
            raise ValidationError({"name": [_("There is a round of this name.")]})

    def _set_points(self, given):
        """Exactly these are asked; what is left out stays on record, out of use."""
        if not given:
            raise ValidationError({"points": [_("Give at least one point.")]})
        known = {point.text: point for point in self.points.all()}
        wanted = {each["text"]: each for each in given}
        rows = [point for text, point in known.items() if text not in wanted and point.active]
        for point in rows:
            point.active = False
        for place, (text, each) in enumerate(wanted.items(), 1):
            point = known.get(text) or Point(round=self, text=text)
            point.field, point.most, point.position, point.active = each["field"], each["most"], place, True
            rows.append(point)
        Point.save_all(rows)
