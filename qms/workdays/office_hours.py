"""Office hours: when the doors are open on a weekday."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from .calendar_rows import Calendar, Withdrawable
from .hours import Hours
from .kinds import Weekday


def minutes_of(clock):
    """A time of day as minutes from midnight; None stays None."""
    return None if clock is None else clock.hour * 60 + clock.minute


class OfficeHours(Withdrawable):
    """One stretch of office hours on a weekday. A unit's own for a weekday replace the inherited ones."""

    calendar = models.ForeignKey(
        Calendar, verbose_name=_("calendar"), on_delete=models.PROTECT, related_name="office_hours"
    )
    weekday = models.PositiveSmallIntegerField(_("weekday"), choices=Weekday)
    opens = models.TimeField(_("opens"))
    closes = models.TimeField(_("closes"))
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_until = models.DateField(_("valid until"), null=True, blank=True, help_text=_("Last day, included."))
    verified = models.BooleanField(_("verified against its source"), default=False)
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
