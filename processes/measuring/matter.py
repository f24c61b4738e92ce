"""What a row of the measuring plan tells, and which of its periods waits (9.1.1)."""

from datetime import timedelta

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration
from qms.people.posts import PostKind
from qms.web.figures import figure_named, label_of
from qms.web.periods import PeriodKind, period_of
from qms.workdays.calendars import CountsByCalendar

from .queries import MeasureQuerySet
from .states import MeasureState

TOLD = ("purpose", "method", "period_kind", "within_days", "post")
ONE_DAY = timedelta(days=1)


class Matter(CountsByCalendar, MovingRecord):
    """Its fields, and what is asked of them."""

    figure = models.CharField(gettext_lazy("what is measured"), max_length=60)
    purpose = models.TextField(gettext_lazy("what it is measured for"), blank=True)
    method = models.TextField(gettext_lazy("from what and how it is measured"), blank=True)
    period_kind = models.CharField(
        gettext_lazy("analysed every"), max_length=10, choices=PeriodKind, default=PeriodKind.QUARTER
    )
    within_days = models.PositiveSmallIntegerField(gettext_lazy("days after the period until the analysis"), default=15)
    post = models.CharField(gettext_lazy("post that analyses it"), max_length=40, choices=PostKind)
    year = models.PositiveSmallIntegerField(gettext_lazy("planned for the year"), db_index=True)
    begins_on = models.DateField(gettext_lazy("measured from"), editable=False)
    analysed_until = models.DateField(gettext_lazy("analysed until"), null=True, editable=False)
    reviewed_on = models.DateField(gettext_lazy("reviewed on"), null=True, editable=False)
    reviewed_by = models.ForeignKey(
        "people.User",
        models.PROTECT,
        verbose_name=gettext_lazy("reviewed by"),
        null=True,
        related_name="+",
        editable=False,
    )
    finding = models.TextField(gettext_lazy("what the review found"), blank=True, editable=False)

    objects = MeasureQuerySet.as_manager()

    told_as = {"figure": label_of}

    class Meta(MovingRecord.Meta):
        abstract = True

    def say(self, values):
        """What the form tells. A rhythm that changes goes on after the last period analysed."""
        for name in TOLD:
            if name in values:
                empty = self._meta.get_field(name).get_default()
                setattr(self, name, empty if values[name] in (None, "") else values[name])

    @property
    def what(self):
        """The figure, as the program declares it, or None where it was withdrawn."""
        return figure_named(self.figure)

    def known_figure(self):
        """The figure. Raises ValidationError where the program has none of this name."""
        if self.what is None:
            raise ValidationError({"figure": [_("There is no such figure.")]})
        return self.what

    def waiting_period(self):
        """The oldest period that has ended, its number standing still, with nobody having analysed it; or None."""
        after = self.analysed_until
        period = period_of(self.period_kind, after + ONE_DAY if after else self.begins_on)
        settles = timedelta(days=self.what.settles_after if self.what else 0)
        return period if period.last + settles < today() else None

    def is_waiting(self):
        return self.state == MeasureState.FOLLOWED and self.what is not None and self.waiting_period() is not None

    def due_at(self):
        """The end of the day until which the waiting period is analysed, or None."""
        period = self.waiting_period()
        return self.calendar.end_of_term(period.last + timedelta(days=self.within_days)) if period else None

    def title_text(self):
        return str(label_of(self.figure))

    title_text.short_description = gettext_lazy("what is measured")

    def search_words(self):
        return [*super().search_words(), self.purpose, self.method]

    @classmethod
    def also_visible_to(cls, user):
        """Everybody with a post sees what is measured in their administration."""
        return Q(unit__in=whole_administration(user).values("pk"))
