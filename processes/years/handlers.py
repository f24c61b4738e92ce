"""What falls due by itself: a year is opened on its day, its lines are settled when the things are there."""

from django.dispatch import receiver
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from qms.acts.acts import CREATE, named
from qms.inbox.models import Notice
from qms.inbox.notices import notify
from qms.inbox.passes import do_each, each_pass
from qms.ledger.now import today
from qms.lifecycle.door import create_as_part, follow
from qms.lifecycle.signals import moved
from qms.people.actors import Actor
from qms.people.models import Holding, Unit, system_person
from qms.people.posts import SYSTEM_KEEPERS, PostKind
from qms.workdays.deadlines import register
from qms.workdays.models import CalendarYear

from . import (
    calendar_check,  # noqa: F401  the doctor looks at the calendar of the coming year
    deadlines,
)
from .calendar_check import announced, is_missing
from .models import YearPreparation
from .needs import Need, day_before, days, declare, has_come, needs
from .states import PreparationState

NOT_ANNOUNCED = gettext_noop("The days off of {year} are not announced: enter them as soon as they are published.")

declare(
    Need(
        name="calendar",
        label=_("Days off announced in the working calendar (the administrator enters them)"),
        model=CalendarYear,
        found=lambda unit, year: announced(year),
        posts=(PostKind.ADMINISTRATOR,),
        by=(12, 15),
        acts=(CREATE, *named(CalendarYear.announce)),
        page="workdays",
    )
)
register("years", affected=deadlines.affected, apply=deadlines.move)


@each_pass("open_the_coming_year")
def open_the_coming_year(now):
    """Prepare the coming year of every administration that works by a plan, once its day has come.

    Where the clock stood from that day to New Year, the year that has begun is opened late, and says so.
    """
    year = today().year + has_come("opens", today())
    return do_each(_unprepared(year), lambda unit: _bring_in_line(_opened(unit, year, clock()), clock()))


@each_pass("settle_the_coming_year")
def settle_what_is_there(now):
    """What came to be there in whichever way."""
    under_way = list(YearPreparation.objects.filter(state=PreparationState.UNDER_WAY).order_by("pk"))
    return sum(_bring_in_line(each, clock()) for each in under_way)


@each_pass("warn_of_the_calendar")
def warn_of_the_calendar(now):
    """Tell the administrators once that the coming year has no announced calendar."""
    year = today().year + 1
    if not is_missing(year):
        return 0
    held = Holding.objects.on().filter(post__kind=PostKind.ADMINISTRATOR, post__unit__parent__isnull=True)
    url = reverse("workdays_year", args=[year])
    told = Notice.objects.filter(message=NOT_ANNOUNCED, url=url).values("person")
    people = {each.person for each in held.exclude(person__in=told).select_related("person")}
    for person in people:
        notify(person, NOT_ANNOUNCED, url=url, year=year)
    return len(people)


@receiver(moved)
def settle_at_once(sender, record, act, actor, **kwargs):
    """Whoever begins what a year needs has settled its line with that."""
    if sender is YearPreparation:
        if act != CREATE and act not in named(YearPreparation.settle, YearPreparation.complete):
            _complete(record, actor)
    elif any(need.model is sender and act in need.acts for need in needs()):
        for each in YearPreparation.objects.filter(state=PreparationState.UNDER_WAY).order_by("pk"):
            _bring_in_line(each, actor)


def clock():
    """The program itself."""
    return Actor(system_person())


def _unprepared(year):
    """The administrations that keep a quality system, and have no preparation of the year.

    Opened late is only what was missed: whoever began to work here after the opening day was not to be asked then.
    """
    opens = day_before(year, days()["opens"])
    held = Holding.objects.on().filter(post__kind__in=SYSTEM_KEEPERS)
    if today().year == year:
        held = Holding.objects.on(opens).filter(post__kind__in=SYSTEM_KEEPERS)
        held = held.filter(pk__in=Holding.history.filter(history_date__date__lte=opens).values("id"))
    prepared = YearPreparation.objects.filter(year=year).values("unit")
    roots = Unit.objects.lasting().filter(parent__isnull=True, pk__in=held.values("post__unit"))
    return list(roots.exclude(pk__in=prepared).order_by("pk"))


def _opened(unit, year, clock):
    return create_as_part(YearPreparation, actor=clock, unit=unit, year=year)


def _bring_in_line(preparation, actor):
    """Settle the lines whose thing is there; gives how many."""
    there = [line for line in preparation.open_lines() if line.is_there()]
    for line in there:
        preparation = follow(preparation.settle, actor=actor, line=line.pk)
    _complete(preparation, actor)
    return len(there)


def _complete(preparation, actor):
    if preparation.state == PreparationState.UNDER_WAY and not preparation.open_lines():
        follow(preparation.complete, actor=actor)
