"""Which nonconformities a person finds, which are late, and which were closed alike."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.evidence.links import keys_led_to
from qms.evidence.record import RecordQuerySet
from qms.ledger.now import today

from .parts import CauseElsewhere
from .states import OPEN_STATES, WORK_STATES, NonconformityState


class NonconformityQuerySet(RecordQuerySet):
    """Nonconformities as registers, figures and the clock ask for them."""

    def unfinished(self):
        """Neither closed nor rejected."""
        return self.filter(state__in=OPEN_STATES)

    unfinished.short_description = _("not closed")

    def late(self, moment):
        """Those whose day for the work, or for the judgement of its effect, has passed."""
        working = Q(state__in=WORK_STATES, due_on__lt=today())
        judging = Q(state=NonconformityState.EFFECTIVENESS_CHECK, judge_by__lt=today())
        return self.filter(working | judging)

    def to_open(self):
        """Those whose waiting time is over and whose effectiveness check has not been opened."""
        return self.filter(
            state=NonconformityState.EFFECTIVENESS_CHECK, check_due_on__lte=today(), check_opened_at__isnull=True
        )

    def from_record(self, record):
        """Those that came from a record."""
        return self.filter(pk__in=keys_led_to(type(record), [record.pk], self.model))

    def within(self, unit):
        """Those of the administration to which a unit belongs."""
        return self.filter(unit__path__startswith=unit.root_path)


def also_seen_by(user):
    """Nonconformities that name the person."""
    looks = CauseElsewhere.objects.filter(checker=user).values("nonconformity")
    return Q(created_by=user) | Q(owner=user) | Q(verifier=user) | Q(pk__in=looks)
