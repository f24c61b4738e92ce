"""What falls due by itself: what is to be told; what a year needs: that somebody looked at the plan for it."""

from django.utils.translation import gettext_lazy as _

from documents.record_series.kinds import keeps
from qms.acts.acts import CREATE, named
from qms.inbox.passes import do_each, each_pass
from qms.lifecycle.door import perform
from qms.people.models import system_person
from qms.people.posts import SYSTEM_KEEPERS

from ..years.needs import Need, declare
from .models import Communication
from .states import CommunicationState

keeps(Communication, (CommunicationState.ENDED,))


def of_year(unit, year):
    """The plan of a year: what is told in an administration, once somebody looked at all of it for that year."""
    told = Communication.objects.in_force().filter(unit__path__startswith=unit.path).order_by("pk")
    return told.none() if told.filter(year__lt=year).exists() else told


declare(
    Need(
        name="communications",
        label=_("Communication plan looked at for the year"),
        model=Communication,
        found=of_year,
        posts=SYSTEM_KEEPERS,
        by=(12, 31),
        acts=(CREATE, *named(Communication.review, Communication.end)),
        page="communications",
    )
)


@each_pass("ask_for_communications")
def ask_for_communications(now):
    """Ask for each one whose day is near; a day on which the machine was off loses nothing."""
    near = [each for each in Communication.objects.may_be_due().order_by("pk") if each.is_to_be_told()]
    return do_each(near, lambda record: perform(record.ask_telling, by=system_person()))
