"""Which cases a person finds: beyond their own units, and which are late."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.evidence.record import RecordQuerySet
from qms.people.actors import units_under, visible_paths

from ..procedures.asked_opinions import AskedOpinion
from ..procedures.parts import Step
from .opinions import CaseOpinion
from .parts import CaseStep
from .states import OPEN_STATES, CaseState


class CaseQuerySet(RecordQuerySet):
    """Cases as registers and the clock ask for them."""

    def late(self, moment):
        """Those not finished though their due moment has passed, or not accepted though the desk's has."""
        at_desk = Q(state=CaseState.RECEIVED, desk_due_at__lt=moment)
        return self.filter(Q(state__in=OPEN_STATES, due_at__lt=moment) | at_desk)

    def followed(self):
        """Those that another system runs."""
        return self.exclude(source_system="")

    def run_here(self):
        """Those that are run in this one."""
        return self.filter(source_system="")

    followed.short_description = _("followed")
    run_here.short_description = _("run here")


def also_seen_by(user):
    """Cases that a person received or acted on, and those received at, or worked on by, their units."""
    acted = CaseStep.objects.filter(Q(holder=user) | Q(holder_for=user))
    judged = CaseOpinion.objects.filter(Q(given_by=user) | Q(given_for=user))
    seen = Q(created_by=user) | Q(pk__in=acted.values("case")) | Q(pk__in=judged.values("case"))
    for path in visible_paths(user):
        asked = AskedOpinion.objects.filter(active=True, unit__path__startswith=path)
        steps = Step.objects.active().filter(Q(unit__path__startswith=path) | Q(pk__in=asked.values("step")))
        seen |= Q(receiving_unit__in=units_under([path]).values("pk")) | Q(version__in=steps.values("version"))
        seen |= Q(moved_to__in=steps.values("version"))
    return seen
