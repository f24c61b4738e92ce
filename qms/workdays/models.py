"""Calendars as data: office hours, special days, and the years whose days off are announced."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import F, Q, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from qms.ledger.kept import Kept

from .hours import Hours, Special
from .kinds import DayKind, Weekday


def minutes_of(clock):
    """A time of day as minutes from midnight; None stays None."""
    return None if clock is None else clock.hour * 60 + clock.minute


class Calendar(Kept):
    """What one unit says of working time by itself; it inherits the rest from the units above it."""

    name = models.CharField(_("name"), max_length=200)
    unit = models.ForeignKey(
        "people.Unit",
        verbose_name=_("unit"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="calendars",
        help_text=_("Empty: the whole office."),
    )

    class Meta:
        verbose_name = _("calendar")
        verbose_name_plural = _("calendars")
        ordering = ["unit__path", "pk"]
        constraints = [
            models.UniqueConstraint(
                Coalesce("unit", Value(0), output_field=models.BigIntegerField()),
                name="one_calendar_per_unit",
            )
        ]

    def __str__(self):
        return self.name


class OfficeHours(Kept):
    """One stretch of office hours on a weekday. A unit's own for a weekday replace the inherited ones."""

    calendar = models.ForeignKey(
        Calendar, verbose_name=_("calendar"), on_delete=models.PROTECT, related_name="office_hours"
    )
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True, help_text=_("Last day, included."))
    verified = models.BooleanField(_("verified against its source"), default=True)
    withdrawn = models.BooleanField(_("withdrawn"), default=False, help_text=_("Counts no more, stays on record."))

    class Meta:
        verbose_name = _("office hours")
        verbose_name_plural = _("office hours")
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes__gt=F("opens")),
                name="an_office_closes_after_it_opens",
                violation_error_message=_("The office closes after it opens."),
            ),
            models.CheckConstraint(
                condition=Q(valid_from__isnull=True)
                | Q(valid_until__isnull=True)
                | Q(valid_until__gte=F("valid_from")),
                name="office_hours_end_after_they_begin",
                violation_error_message=_("The last day lies after the first."),
            ),
        ]

    def __str__(self):
        return f"{self.get_weekday_display()} {self.opens:%H:%M}–{self.closes:%H:%M}"

    def as_hours(self):
        """These hours as the engine counts them."""
        return Hours(self.weekday, minutes_of(self.opens), minutes_of(self.closes), self.valid_from, self.valid_until)


class SpecialDay(Kept):
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
    verified = models.BooleanField(_("verified against its source"), default=True)
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


class CalendarYear(Kept):
    """Whether the days off of a year are announced; until then everything that falls into it may move."""

    calendar = models.ForeignKey(Calendar, verbose_name=_("calendar"), on_delete=models.PROTECT, related_name="years")
    year = models.PositiveSmallIntegerField(_("year"))
    announced = models.BooleanField(_("announced"), default=False)
    announcement = models.CharField(_("announcement"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("calendar year")
        verbose_name_plural = _("calendar years")
        ordering = ["year"]
        constraints = [models.UniqueConstraint(fields=["calendar", "year"], name="one_row_per_calendar_and_year")]

    def __str__(self):
        return str(self.year)
