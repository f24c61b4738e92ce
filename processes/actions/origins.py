"""What a record offers so that actions can come from it."""

from .models import Action
from .states import UNSETTLED_STATES


class TakesActions:
    """A record from which actions come: it says whose they are, and whether it takes new ones now."""

    def owner_of_actions(self):
        """The person who answers for what comes of this record, or None."""
        raise NotImplementedError

    def takes_actions(self):
        """Whether a new action may come from this record now."""
        raise NotImplementedError

    def actions(self):
        """Every action that came from this record, oldest first."""
        return Action.objects.of(self).order_by("pk")

    def unsettled_actions(self):
        """Those neither accepted nor cancelled."""
        return self.actions().filter(state__in=UNSETTLED_STATES)
