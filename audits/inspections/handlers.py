"""What falls due by itself: the self-inspections of a round whose day has come; and that every year needs rounds."""

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from processes.years.needs import Need, declare
from qms.inbox.passes import do_each, each_pass
from qms.ledger.now import today
from qms.lifecycle.door import create_as_part
from qms.people.actors import Actor
from qms.people.models import Unit, system_person
from qms.people.posts import SYSTEM_KEEPERS

from .models import SelfInspection
from .round import InspectionRound

declare(
    Need(
        name="inspections",
        label=_("Rounds of self-inspection of the year"),
        model=InspectionRound,
        found=lambda unit, year: InspectionRound.objects.filter(unit=unit, since__year=year).order_by("since", "pk"),
        posts=SYSTEM_KEEPERS,
        by=(1, 31),
        before=False,
        given=lambda unit, year: {"unit": unit.code},
        alike=lambda each: each.name.replace(str(each.since.year), ""),
    )
)


@each_pass("open_self_inspections")
def open_due_inspections(now):
    """Open one self-inspection for every unit of the administration once a round has begun.

    A round whose day has passed asks nobody more: a unit that came later was not there to be inspected.
    """
    clock, opened = Actor(system_person()), 0
    begun = InspectionRound.objects.filter(opens_on__lte=today())
    asking = begun.filter(Q(due_on__gte=today()) | Q(inspections__isnull=True)).distinct()
    for round_ in asking.select_related("unit").order_by("pk"):
        units = Unit.objects.leaves().filter(path__startswith=round_.unit.path)
        waiting = units.exclude(pk__in=round_.inspections.values("unit")).order_by("path")
        opened += do_each(
            list(waiting), lambda unit, of=round_: create_as_part(SelfInspection, actor=clock, round=of, unit=unit)
        )
    return opened
