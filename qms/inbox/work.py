"""What a person's tasks are, in groups: two queries, whatever their number."""

from datetime import UTC, datetime, time, timedelta

from django.db.models import (
    Case,
    CharField,
    Count,
    DateTimeField,
    F,
    Q,
    TextChoices,
    Value,
    When,
    Window,
)
from django.db.models.functions import Coalesce, RowNumber
from django.utils.translation import gettext_lazy as _

from qms.ledger.now import now
from qms.lifecycle.models import Task
from qms.people.actors import actors_of
from qms.people.models import Unit
from qms.people.posts import PostKind

SHOWN = 50
READ = "acknowledge"
HEADS = (PostKind.UNIT_HEAD, PostKind.TOP_MANAGEMENT)
# What has no due moment comes after everything that has one.
NEVER = datetime(9999, 1, 1, tzinfo=UTC)


class Group(TextChoices):
    """The groups of a person's work, in the order of their urgency."""

    LATE = "late", _("Late")
    TODAY = "today", _("Today")
    WEEK = "week", _("This week")
    LATER = "later", _("Later")
    READ = "read", _("To acknowledge")
    UNIT = "unit", _("Late in my unit")
    OTHERS = "others", _("Waiting for others")


OWN = (Group.LATE, Group.TODAY, Group.WEEK, Group.LATER, Group.READ)
ELSEWHERE = (Group.UNIT, Group.OTHERS)


def work_of(user, group="", after=None, unit=""):
    """The open tasks that concern a person, at most SHOWN and one more of each group, the most urgent first.

    Each carries `group` and `total`, the number in its group. With a group, only that; `after` is the (due, pk) of
    the last row seen; `unit` is the code of the unit whose work elsewhere is asked for. Two queries.
    """
    mine = Task.objects.open().for_person(user)
    elsewhere = _elsewhere(user, mine)
    if unit:
        elsewhere = elsewhere.filter(about__code=unit)
    halves = [(OWN, mine.annotate(group=_group())), (ELSEWHERE, elsewhere)]
    return [task for groups, tasks in halves if not group or group in groups for task in _first(tasks, group, after)]


def own_work(user):
    """The open tasks that wait for a person themselves, each with its group and when it is due; soonest first."""
    tasks = Task.objects.open().for_person(user).annotate(group=_group())
    return _with_due(tasks).order_by("due", "pk")


def _with_due(tasks):
    return tasks.annotate(due=Coalesce("due_at", Value(NEVER), output_field=DateTimeField()))


def _first(tasks, group, after):
    """The first tasks of each group, or of one, with their number."""
    tasks = _with_due(tasks)
    if group:
        tasks = tasks.filter(group=group)
    if after:
        tasks = tasks.filter(Q(due__gt=after[0]) | Q(due=after[0], pk__gt=after[1]))
    tasks = tasks.annotate(
        place=Window(RowNumber(), partition_by=[F("group")], order_by=[F("due"), F("pk")]),
        total=Window(Count("pk"), partition_by=[F("group")]),
    )
    return tasks.filter(place__lte=SHOWN + 1).select_related("unit", "person", "owner").order_by("due", "pk")


def urgent_of(user, until):
    """What waits for a person and is due before a moment, soonest first."""
    return Task.objects.open().for_person(user).filter(due_at__lt=until).select_related("unit").order_by("due_at", "pk")


def _group():
    """The group of a task that waits for the person."""
    present = now()
    tomorrow = datetime.combine(present.date() + timedelta(days=1), time(), present.tzinfo)
    next_week = tomorrow + timedelta(days=6 - present.weekday())
    return Case(
        When(verb=READ, then=Value(Group.READ)),
        When(due_at__lt=present, then=Value(Group.LATE)),
        When(due_at__lt=tomorrow, then=Value(Group.TODAY)),
        When(due_at__lt=next_week, then=Value(Group.WEEK)),
        default=Value(Group.LATER),
        output_field=CharField(),
    )


def _elsewhere(user, mine):
    """Tasks that wait for somebody else and concern the person all the same: late in their unit, or begun by them."""
    unit, others = _late_under(user), _waiting_for_others(user)
    if unit is None:
        return others.exclude(pk__in=mine.values("pk")).annotate(group=Value(Group.OTHERS, output_field=CharField()))
    late = Q(pk__in=unit.values("pk"))
    tasks = Task.objects.open().filter(late | Q(pk__in=others.values("pk"))).exclude(pk__in=mine.values("pk"))
    cases = When(late, then=Value(Group.UNIT))
    return tasks.annotate(group=Case(cases, default=Value(Group.OTHERS), output_field=CharField()))


def _late_under(user):
    """Late tasks in the units that a person heads; None for somebody who heads no unit."""
    paths = {post.unit.path for actor in actors_of(user) for post in actor.posts if post.kind in HEADS}
    if not paths:
        return None
    return Task.objects.open().filter(under(paths), due_at__lt=now())


def late_by_unit(user):
    """[(name of a unit, its code, how many)] of what is late below a person who leads, the most first; two queries."""
    late = _late_under(user)
    if late is None:
        return []
    counted = late.order_by().values("about").annotate(count=Count("pk")).values_list("about", "count")
    units = Unit.objects.in_bulk([key for key, _count in counted if key])
    found = [(units[key].name, units[key].code, count) for key, count in counted if key in units]
    return sorted(found, key=lambda row: (-row[2], row[0]))


def under(paths):
    """The tasks that wait for posts of these subtrees, or are about records of them."""
    found = Q()
    for path in paths:
        found |= Q(unit__path__startswith=path) | Q(about__path__startswith=path)
    return found


def _waiting_for_others(user):
    """Open tasks of records that a person created, or where theirs was the last act; readings are left out."""
    return Task.objects.open().exclude(verb=READ).filter(Q(begun_by=user) | Q(last_by=user))
