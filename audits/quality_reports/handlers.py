"""What falls due by itself: the report of a year is asked for some weeks before its day."""

from datetime import timedelta

from audits.cycle.yearly import day_of
from documents.record_series.kinds import keeps
from qms.inbox.passes import do_each, each_pass
from qms.ledger.now import today
from qms.lifecycle.door import create_as_part
from qms.people.actors import Actor
from qms.people.models import Holding, Unit, system_person
from qms.people.posts import SYSTEM_KEEPERS

from .models import QualityReport
from .states import ENDED

ASKED_BEFORE = timedelta(days=45)  # so long before its day the report is asked for
LINE = "report"  # of the yearly cycle, whose file gives the day

keeps(QualityReport, ENDED)


@each_pass("ask_for_quality_reports")
def ask_for_reports(now):
    """Ask every office that keeps a quality system for the report of the year, once its day is near.

    Where the clock stood over New Year, the year that has ended is asked for late, of whoever kept a system then.
    """
    clock = Actor(system_person())
    wanted = [one for year in _years_asked_for() for one in _lacking(year)]
    return do_each(wanted, lambda one: create_as_part(QualityReport, actor=clock, **one.values))


def _years_asked_for():
    """The year under way once its report is asked for, and until then the year before."""
    year = today().year
    return [year if today() >= day_of(LINE, year) - ASKED_BEFORE else year - 1]


def _lacking(year):
    """The administrations that keep a system and have no report of the year."""
    asked_on = day_of(LINE, year) - ASKED_BEFORE
    held = Holding.objects.on(asked_on).filter(post__kind__in=SYSTEM_KEEPERS)
    if year < today().year:  # who began to work here only after that day was not to be asked then
        held = held.filter(pk__in=Holding.history.filter(history_date__date__lte=asked_on).values("id"))
    else:
        held = Holding.objects.on().filter(post__kind__in=SYSTEM_KEEPERS)
    reported = QualityReport.objects.filter(year=year).values("unit")
    roots = Unit.objects.lasting().filter(parent__isnull=True, pk__in=held.values("post__unit"))
    return [_Wanted(unit, year) for unit in roots.exclude(pk__in=reported).order_by("pk")]


class _Wanted:
    """A report that an office is to be asked for."""

    def __init__(self, unit, year):
        self.values = {"unit": unit, "year": year, "due_on": day_of(LINE, year)}

    def __str__(self):
        return f"{self.values['year']}/{self.values['unit'].code}"
