"""Imports and their rows as pages and workers ask for them."""

from django.db import models
from django.db.models import Count, Q

from qms.evidence.record import RecordQuerySet
from qms.people.actors import actors_of, whole_administration
from qms.people.posts import SYSTEM_KEEPERS

from .states import SETTLED, TO_TAKE


class ImportQuerySet(RecordQuerySet):
    """Imports: a person's own, and those of the administration for whoever keeps the quality system."""

    def visible_to(self, user):
        """What a file holds may be more than others of the unit see, so it follows the person and not the unit."""
        if user.is_system:
            return self
        seen = Q(created_by=user) | Q(taker=user)
        if any(actor.holds(kind) for actor in actors_of(user) for kind in SYSTEM_KEEPERS):
            seen |= Q(unit__in=whole_administration(user).values("pk"))
        return self.filter(seen)


class ImportRowQuerySet(models.QuerySet):
    """Rows of a file."""

    def counts(self):
        """{verdict: how many}."""
        return dict(self.order_by().values_list("verdict").annotate(count=Count("pk")))

    def to_take(self):
        """Those that can be taken in now."""
        return self.filter(verdict__in=TO_TAKE)

    def open(self):
        """Those of which nothing has come yet and may still."""
        return self.exclude(verdict__in=SETTLED)
