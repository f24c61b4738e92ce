"""Causes as the catalogue and those who name them ask for them."""

from qms.evidence.record import RecordQuerySet
from qms.people.actors import whole_administration
from qms.people.scopes import outside_of

from .states import CauseState


class CauseQuerySet(RecordQuerySet):
    """Causes, found by their place in the tree."""

    def visible_to(self, user):
        """From outside all of the administration are read, in any scope: without them no record can be understood."""
        outside = outside_of(user)
        if outside is None:
            return super().visible_to(user)
        return self.filter(unit__in=whole_administration(user).values("pk")) if outside.scopes else self.none()

    def in_use(self):
        """Those that may be named today."""
        return self.filter(state=CauseState.IN_USE)

    def under(self, cause):
        """A cause and all below it."""
        return self.filter(path__startswith=cause.path)
