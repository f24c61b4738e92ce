"""What the office itself says of the usual time of an act, in place of what comes with the program."""

from django.apps import apps
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from qms.acts.acted_on import ActedOn
from qms.acts.acts import acts_of

from .calendar_rows import Calendar, Withdrawable
from .usual_times import Source, UsualTime


def work_words(work):
    """What "app.act" is called: the act, and the records on which it is done; as it stands where nobody knows it."""
    app, _dot, name = work.partition(".")
    models_there = [each for each in apps.get_models() if each._meta.app_label == app and issubclass(each, ActedOn)]
    for model in models_there:
        if act := acts_of(model).get(name):
            return f"{model._meta.verbose_name}: {act.label}"
    return work


class UsualTimeRow(Withdrawable):
    """The usual time of one act, and who is told of its lateness when; a unit's own goes before the whole office's."""

    calendar = models.ForeignKey(
        Calendar, verbose_name=_("calendar"), on_delete=models.PROTECT, related_name="usual_times"
    )
    work = models.CharField(_("work"), max_length=100)  # "app.act"
    days = models.PositiveSmallIntegerField(_("usual time in working days"))
    source = models.CharField(_("who says so"), max_length=10, choices=Source)
    ground = models.CharField(_("ground"), max_length=300, help_text=_("Law, plan or decision, with its number."))
    holder = models.PositiveSmallIntegerField(_("whoever is asked is told after working days too late"))
    unit_head = models.PositiveSmallIntegerField(_("the head of the unit is told after working days too late"))
    top_management = models.PositiveSmallIntegerField(_("top management is told after working days too late"))
    before = models.PositiveSmallIntegerField(
        _("warned so many working days ahead"), null=True, blank=True, help_text=_("Empty: nobody is warned.")
    )
    withdrawn = models.BooleanField(_("withdrawn"), default=False, help_text=_("Counts no more, stays on record."))

    class Meta:
        verbose_name = _("usual time")
        verbose_name_plural = _("usual times")
        ordering = ["work", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["calendar", "work"],
                condition=Q(withdrawn=False),
                name="one_usual_time_per_calendar_and_work",
                violation_error_message=_("This calendar already has a usual time for this work: change it there."),
            ),
            models.CheckConstraint(
                condition=Q(days__gte=1, unit_head__gte=F("holder"), top_management__gte=F("unit_head")),
                name="lateness_climbs",
                violation_error_message=_("At least one day; and whoever stands higher is told no earlier."),
            ),
        ]

    def __str__(self):
        return work_words(self.work)

    def as_usual_time(self):
        """It as tasks and the clock ask for it."""
        names = UsualTime.__dataclass_fields__
        values = {name: getattr(self, name) for name in names}
        return UsualTime(**values | {"source": Source(self.source)})
