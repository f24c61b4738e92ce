"""Calendar years: whether the days off of a year are announced."""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from qms.acts.acts import act

from . import rules
from .calendar_rows import FOLLOWS, Calendar, CalendarRow
from .proposals import propose_year


class CalendarYear(CalendarRow):
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

    @staticmethod
    def office():
        """The calendar of the whole office, whose years are announced."""
        return Calendar.own_of(None)

    @classmethod
    def begin(cls, *, actor, year, announced=False, announcement="", verify_all=False, days=(), seen=""):
        row = cls(calendar=cls.office(), year=year)
        if row.calendar.pk and cls.objects.filter(calendar=row.calendar, year=year).exists():
            raise ValidationError({"year": gettext("This year is there already: announce it there.")})
        row.look_ahead(seen)
        row._say(announced, announcement)
        row.proposed(days)
        return row

    def after_creation(self, *, actor, days=(), verify_all=False, **values):
        self._say_of_days(days, verify_all)

    @act(
        _("Announce the days off"),
        who=[rules.keeps_the_calendar],
        reason=True,
        follows=FOLLOWS,
        formerly=["edit"],
    )
    def announce(self, *, actor, announced=None, announcement=None, verify_all=False, days=(), seen=""):
        """Say whether the year is announced, which reckoned days are taken over, and whether all were compared."""
        self.look_ahead(seen)
        self._say(
            self.announced if announced is None else announced,
            self.announcement if announcement is None else announcement,
        )
        self._say_of_days(days, verify_all)

    def unclaimed(self):
        """The days that are reckoned for this year and of which the calendar says nothing yet."""
        known = {row.day for row in self.days_kept()}
        return [each for each in propose_year(self.year) if each.day not in known]

    def days_kept(self):
        """The special days of the whole office in this year that count."""
        days = apps.get_model("workdays", "SpecialDay").objects
        return days.filter(calendar=self.calendar.pk, day__year=self.year, withdrawn=False)

    def proposed(self, days):
        """Those of the reckoned days. Raises ValidationError for a day that is none."""
        reckoned = {each.day: each for each in self.unclaimed()} if days else {}
        strange = [day for day in days if day not in reckoned]
        if strange:
            says = gettext("Not reckoned as off, or said already: {days}.")
            raise ValidationError({"days": says.format(days=", ".join(f"{day:%d/%m/%Y}" for day in strange))})
        return [reckoned[day] for day in days]

    def _say(self, announced, announcement):
        if announced and not announcement:
            raise ValidationError({"announcement": gettext("Name the notice that announces the days off.")})
        self.put({"announced": announced, "announcement": announcement})

    def _say_of_days(self, days, verify_all):
        """Take over the reckoned days, and mark all days of the year as compared, in the history of this act."""
        model = apps.get_model("workdays", "SpecialDay")
        rows = [model(calendar=self.calendar, **each.as_words()) for each in self.proposed(days)]
        rows += self.days_kept().filter(verified=False).select_related("calendar") if verify_all else []
        for row in rows:
            row.verified = verify_all
            row.announcement = row.announcement or (self.announcement if verify_all else "")
        if rows:
            model.save_all(rows)
