"""What the office says of the day of receipt: whether it counts, for what comes in from a day on, and by whose word."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from .calendar_rows import Calendar, Withdrawable
from .limits import FirstDay, FirstDayRule


class FirstDayRow(Withdrawable):
    """How a unit counts the day of receipt of what comes in from a day on; its own rule goes before the office's."""

    calendar = models.ForeignKey(
        Calendar, verbose_name=_("calendar"), on_delete=models.PROTECT, related_name="first_days"
    )
    first_day = models.CharField(_("how the day of receipt counts"), max_length=20, choices=FirstDay)
    ground = models.CharField(_("ground"), max_length=300, help_text=_("Law, plan or decision, with its number."))
    valid_from = models.DateField(_("for what comes in from"))
    verified = models.BooleanField(_("verified against its source"), default=False)
    withdrawn = models.BooleanField(_("withdrawn"), default=False, help_text=_("Counts no more, stays on record."))

    class Meta:
        verbose_name = _("rule of the first day")
        verbose_name_plural = _("rules of the first day")
        ordering = ["-valid_from", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["calendar", "valid_from"],
                condition=Q(withdrawn=False),
                name="one_first_day_rule_per_calendar_and_day",
                violation_error_message=_("This calendar already has a rule from this day on: change it there."),
            ),
        ]

    def __str__(self):
        return str(FirstDay(self.first_day).label)

    def as_rule(self):
        """It as dossiers ask for it."""
        return FirstDayRule(FirstDay(self.first_day), self.ground, self.verified)
