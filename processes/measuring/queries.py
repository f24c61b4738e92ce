"""The measuring plan and the judgements, as registers, figures and the clock ask for them."""

from django.utils.translation import pgettext_lazy

from qms.evidence.record import RecordQuerySet
from qms.ledger.now import today

from .states import IN_FORCE, FitnessState, MeasureState


class MeasureQuerySet(RecordQuerySet):
    """Rows of the plan, found by whether they hold and wait."""

    def in_force(self):
        """Those that are followed."""
        return self.filter(state__in=IN_FORCE)

    in_force.short_description = pgettext_lazy("measure", "followed still")

    def to_review(self):
        """Those in force that nobody has looked at for this year yet."""
        return self.in_force().filter(year__lt=today().year)

    to_review.short_description = pgettext_lazy("measure", "not looked at for this year")

    def followed(self):
        """Those of which no period waits."""
        return self.filter(state=MeasureState.FOLLOWED)


class FitnessQuerySet(RecordQuerySet):
    """Judgements, found by whether they count."""

    def standing(self):
        """Those that another person confirmed."""
        return self.filter(state=FitnessState.CONFIRMED)

    standing.short_description = pgettext_lazy("fitness", "confirmed")
