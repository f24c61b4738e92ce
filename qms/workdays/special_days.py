"""Special days: what differs from its weekday, with the announcement that says so."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import named

from .calendar_rows import Calendar, Withdrawable
from .calendar_years import CalendarYear
from .hours import Special
from .kinds import DayKind
from .office_hours import minutes_of


class SpecialDay(Withdrawable):
    """A day that differs from its weekday, with the announcement that says so."""

    calendar = models.ForeignKey(
        Calendar, verbose_name=_("calendar"), on_delete=models.PROTECT, related_name="special_days"
    )
    day = models.DateField(_("day"))
    kind = models.CharField(_("kind"), max_length=20, choices=DayKind)
    name = models.CharField(_("name of the day"), max_length=200)
    announcement = models.CharField(
        _("announcement"), max_length=300, blank=True, help_text=_("Number of the notice or law.")
    )
    exchanged_with = models.DateField(
        _("exchanged with"),
        null=True,
        blank=True,
        help_text=_("The day that is off, or worked, in its place."),
    )
    opens = models.TimeField(_("opens"), null=True, blank=True)
    closes = models.TimeField(_("closes"), null=True, blank=True)
    verified = models.BooleanField(_("verified against its source"), default=False)
    withdrawn = models.BooleanField(_("withdrawn"), default=False, help_text=_("Counts no more, stays on record."))

    class Meta:
        verbose_name = _("special day")
        verbose_name_plural = _("special days")
        ordering = ["day", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["calendar", "day"],
                condition=Q(withdrawn=False),
                name="one_special_day_per_calendar_and_day",
                violation_error_message=_("This calendar already says something of this day: change it there."),
            ),
            models.CheckConstraint(
                condition=Q(opens__isnull=True, closes__isnull=True)
                | Q(opens__isnull=False, closes__isnull=False, closes__gt=F("opens")),
                name="a_special_day_closes_after_it_opens",
                violation_error_message=_("Give both times, the closing after the opening, or none."),
            ),
        ]

    def __str__(self):
        return f"{self.day:%d/%m/%Y} {self.name}"

    def clean(self):
        if self.opens and self.kind in DayKind.values and not DayKind(self.kind).is_worked:
            raise ValidationError({"opens": _("A day off has no office hours.")})
        others = SpecialDay.objects.filter(calendar=self.calendar.pk, day=self.day, withdrawn=False)
        if not self.withdrawn and self.calendar.pk and others.exclude(pk=self.pk).exists():
            says = _("This calendar already says something of this day: change it there.")
            raise ValidationError({"day": says})

    @classmethod
    def act_label(cls, name):
        """Days are also changed with the announcement of their year."""
        return CalendarYear.act_label(name) if name in named(CalendarYear.announce) else super().act_label(name)

    def as_special(self):
        """This day as the engine counts it."""
        return Special(
            self.day,
            DayKind(self.kind),
            self.name,
            self.announcement,
            self.exchanged_with,
            minutes_of(self.opens),
            minutes_of(self.closes),
            self.verified,
        )
