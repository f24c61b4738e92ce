"""The matter of an idea: how it is now, what would be better, and what its trial showed (10.3)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.lifecycle.moving_record import MovingRecord
from qms.people.actors import whole_administration
from qms.workdays.lateness import HasDeadline

from .states import Benefit, IdeaState, Source


def person(label):
    return models.ForeignKey(
        "people.User", models.PROTECT, verbose_name=label, null=True, related_name="+", editable=False
    )


class Matter(HasDeadline, MovingRecord):
    """Everything that is known of an idea; what is done with it, its acts say."""

    title = models.CharField(_("idea in short"), max_length=300)
    source = models.CharField(_("whose idea"), max_length=20, choices=Source, default=Source.STAFF)
    benefit = models.CharField(_("improves above all"), max_length=20, choices=Benefit)
    process = models.ForeignKey(
        "map.Process", models.PROTECT, verbose_name=_("process"), null=True, blank=True, related_name="+"
    )
    at_present = models.TextField(_("how it is now"))
    proposal = models.TextField(_("how it would be better"))
    expected = models.TextField(_("what is expected of it"), blank=True)
    judgement = models.TextField(_("what whoever judged thinks"), blank=True, editable=False)
    judged_by, judged_on = person(_("judged by")), models.DateField(_("judged on"), null=True, editable=False)
    responsible = person(_("tried by"))
    trial_place = models.CharField(_("tried where"), max_length=300, blank=True, editable=False)
    trial_until = models.DateField(_("tried until"), null=True, editable=False, db_index=True)
    measured_by = models.CharField(_("by what the effect is seen"), max_length=300, blank=True, editable=False)
    tried_on = models.DateField(_("trial reported on"), null=True, editable=False)
    before = models.CharField(_("before the trial"), max_length=300, blank=True, editable=False)
    after = models.CharField(_("after the trial"), max_length=300, blank=True, editable=False)
    effect = models.TextField(pgettext_lazy("idea", "effect"), blank=True, editable=False)
    spread_to = models.CharField(_("spread to"), max_length=300, blank=True, editable=False)
    spread_by = models.CharField(_("put into force by"), max_length=300, blank=True, editable=False)

    reads_with = ("unit", "process", "created_by", "judged_by", "responsible")

    class Meta(MovingRecord.Meta):
        abstract = True
        verbose_name = pgettext_lazy("record", "idea for improvement")
        verbose_name_plural = pgettext_lazy("record", "ideas for improvement")
        constraints = [
            models.CheckConstraint(
                condition=~Q(state__in=(IdeaState.TRYING, IdeaState.TRIED, IdeaState.SPREAD))
                | Q(responsible__isnull=False, trial_until__isnull=False),
                name="an_idea_is_tried_by_somebody_until_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(state=IdeaState.SPREAD) | (~Q(effect="") & ~Q(spread_to="")),
                name="an_idea_is_spread_with_its_effect",
            ),
        ]

    def due_at(self):
        """The moment at which the trial ends by the calendar of its unit, or None."""
        return self.calendar.end_of_term(self.trial_until) if self.trial_until else None

    def awaited_until(self):
        return self.due_at() if self.state == IdeaState.TRYING else None

    def due_shown(self):
        return self.trial_until

    def title_text(self):
        return self.title

    title_text.short_description = _("idea in short")

    def search_words(self):
        return [*super().search_words(), self.at_present, self.proposal]

    @classmethod
    def also_visible_to(cls, user):
        """Whoever works in the office sees what others suggest: an idea of one unit helps another."""
        return Q(unit__in=whole_administration(user).values("pk"))
