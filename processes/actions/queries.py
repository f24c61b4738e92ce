"""Actions as registers, origins and figures ask for them."""

from django.db.models import F, Q
from django.db.models.functions import Coalesce, TruncDate
from django.utils.translation import gettext_lazy as _

from qms.evidence.links import keys_led_to
from qms.evidence.record import RecordQuerySet
from qms.ledger.now import today
from qms.people.actors import units_under, visible_paths

from .parts import ActionUnit
from .states import OPEN_STATES, UNSETTLED_STATES, ActionState

_finders = []


class ActionQuerySet(RecordQuerySet):
    """Actions, found by what they came from and by their due day."""

    def of(self, *records):
        """Those that came from these records, all of one kind."""
        if not records:
            return self.none()
        keys = [record.pk for record in records]
        return self.filter(pk__in=keys_led_to(type(records[0]), keys, self.model))

    def unsettled(self):
        """Neither accepted nor cancelled."""
        return self.filter(state__in=UNSETTLED_STATES)

    unsettled.short_description = _("not settled")

    def late(self, moment):
        """Those still to be done though their day has passed."""
        return self.filter(state__in=OPEN_STATES, due_on__lt=today())

    def ended_between(self, first, last):
        """Those reported done for good, by the day on which that was."""
        done = self.filter(state__in=[ActionState.DONE, ActionState.ACCEPTED]).annotate(done_on=TruncDate("done_at"))
        return done.filter(done_on__range=(first, last))

    def due_between(self, first, last):
        """Those whose day falls into a period, the cancelled ones left out."""
        return self.exclude(state=ActionState.CANCELLED).filter(due_on__range=(first, last))

    def on_time(self):
        """Those reported done no later than their day, as it was first set or later extended."""
        done = self.filter(state__in=[ActionState.DONE, ActionState.ACCEPTED])
        return done.annotate(done_on=TruncDate("done_at")).filter(done_on__lte=Coalesce(F("due_on"), F("done_on")))


def seen_through(finder):
    """Register `finder(user) -> Q`: an upper slice says which actions are seen through the record they came from."""
    _finders.append(finder)
    return finder


def also_seen_by(user):
    """Actions that name the person, or a unit of theirs as one that helps, and those seen through another record."""
    helping = ActionUnit.objects.filter(active=True, unit__in=units_under(visible_paths(user)).values("pk"))
    seen = Q(responsible=user) | Q(verifier=user) | Q(created_by=user) | Q(pk__in=helping.values("action"))
    for finder in _finders:
        seen |= finder(user)
    return seen
