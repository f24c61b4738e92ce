"""Equipment, as registers, figures and the clock ask for it."""

from django.utils.translation import pgettext_lazy

from qms.evidence.record import RecordQuerySet
from qms.ledger.now import today

from .states import IN_USE, AssetState


class AssetQuerySet(RecordQuerySet):
    """Equipment, found by whether it is used and kept fit."""

    def in_use(self):
        """What is not given away: working, due for upkeep or out of order."""
        return self.filter(state__in=IN_USE)

    in_use.short_description = pgettext_lazy("equipment", "used still")

    def with_upkeep(self):
        """What is used and kept fit in a rhythm."""
        return self.in_use().filter(every_months__gt=0)

    def upkept(self):
        """Of what has a rhythm: those whose upkeep is done; one that is out of order shows none."""
        return self.filter(state=AssetState.WORKING)

    def to_be_asked(self):
        """Working ones whose day of upkeep has come."""
        return self.filter(state=AssetState.WORKING, next_upkeep_on__lte=today())
