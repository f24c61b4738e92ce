"""What falls due by itself: lines whose month has come; and that every year needs its programme."""

from django.utils.translation import gettext_lazy as _

from processes.years.needs import Need, declare
from qms.inbox.passes import do_each, each_pass
from qms.ledger.now import today
from qms.lifecycle.door import perform
from qms.people.models import system_person
from qms.people.posts import SYSTEM_KEEPERS

from .models import AuditProgramme
from .states import ProgrammeState

declare(
    Need(
        name="programme",
        label=_("Audit programme of the year"),
        model=AuditProgramme,
        found=lambda unit, year: AuditProgramme.objects.filter(unit=unit, year=year),
        proven=lambda unit, year: AuditProgramme.objects.filter(unit=unit, year=year).exclude(
            state=ProgrammeState.DRAFT
        ),
        posts=SYSTEM_KEEPERS,
        by=(12, 20),
        given=lambda unit, year: {"unit": unit.code, "year": year},
    )
)


@each_pass("ask_for_months_of_programmes")
def ask_for_months(now):
    """Ask whoever keeps a programme for the audits whose month has come; once, until they are planned."""
    running = AuditProgramme.objects.filter(state=ProgrammeState.RUNNING, year__lte=today().year).select_related("unit")
    waiting = [each for each in running.order_by("pk") if each.months_not_asked()]
    return do_each(waiting, lambda each: perform(each.ask_for_month, by=system_person()))
