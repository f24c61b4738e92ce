"""What is watched of the context, whatever it is: how, by whom, and when somebody looked at it last (4.1, 4.2)."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.evidence.numbers import next_number
from qms.ledger.now import today
from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration
from qms.workdays.months import months_after

from .queries import ContextQuerySet
from .states import ContextState

YEAR = 12  # months; an issue or a need is looked at once a year at least


class Matter(MovingRecord):
    """Something that the office watches because its quality system hangs on it."""

    watched_how = models.TextField(_("how it is watched"))
    next_review_on = models.DateField(_("next review"), db_index=True)
    reviewed_on = models.DateField(_("reviewed on"), null=True, editable=False)
    reviewed_by = models.ForeignKey(
        "people.User", models.PROTECT, verbose_name=_("reviewed by"), null=True, related_name="+", editable=False
    )
    finding = models.TextField(_("what the review found"), blank=True, editable=False)

    objects = ContextQuerySet.as_manager()

    reads_with = ("unit", "reviewed_by")
    told: tuple[str, ...] = ()  # what its form tells
    series, prefix = "", ""

    class Meta(MovingRecord.Meta):
        abstract = True

    @classmethod
    def begin(cls, *, actor, unit, next_review_on=None, **values):
        day = cls.later(next_review_on) or months_after(today(), YEAR)
        number = f"{cls.prefix}-{next_number(cls.series, ''):03d}"
        told = {name: values[name] for name in cls.told if name in values}
        return cls(number=number, unit=unit, next_review_on=day, **told)

    @staticmethod
    def later(day):
        """The day, which is still to come and not more than a year away. Raises ValidationError."""
        if day is not None and not today() < day <= months_after(today(), YEAR):
            raise ValidationError({"next_review_on": [_("Choose a day within the next twelve months.")]})
        return day

    def change(self, values):
        """What is told anew in place of what stands."""
        for name in self.told:
            if name in values:
                setattr(self, name, values[name])

    def note_review(self, actor, finding, day):
        """Somebody looked at it; when it is looked at again."""
        self.finding, self.reviewed_by, self.reviewed_on = finding.strip(), actor.person, today()
        self.next_review_on = self.later(day) or months_after(today(), YEAR)

    def is_review_due(self):
        return self.state == ContextState.WATCHED and self.next_review_on <= today()

    @classmethod
    def also_visible_to(cls, user):
        """Whoever works in the office sees its context."""
        return Q(unit__in=whole_administration(user).values("pk"))
