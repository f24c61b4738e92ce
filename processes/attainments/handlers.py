"""What falls due by itself: what ends soon is told, and what has ended holds no more."""

from django.utils.translation import gettext_noop

from qms.inbox.notices import notify
from qms.inbox.passes import do_each, each_pass
from qms.lifecycle.door import perform
from qms.people.models import system_person

from .models import Attainment

ENDS = gettext_noop("What you have ends on {day}: {subject}")


@each_pass("warn_of_attainments")
def warn_of_ends(now):
    """Ask the head of the unit, and tell the person, some weeks before the last day."""
    clock = system_person()
    near = Attainment.objects.ending().filter(warned_on__isnull=True).order_by("pk")
    return do_each(near.select_related(*Attainment.reads_with), lambda each: _warn(each, clock))


def _warn(attainment, clock):
    perform(attainment.warn, by=clock)
    notify(attainment.person, ENDS, record=attainment, day=f"{attainment.until:%d/%m/%Y}", subject=attainment)


@each_pass("expire_attainments")
def expire(now):
    """What has passed its last day holds no more."""
    clock = system_person()
    over = Attainment.objects.run_out().order_by("pk")
    return do_each(over, lambda each: perform(each.expire, by=clock))
