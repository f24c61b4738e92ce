"""The weekly word: on the first working day of a week, how the work of their units stands, to whoever heads them."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.db.models import F, Q
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from qms.evidence.outbox import mail_is_configured, mail_later
from qms.ledger.now import now
from qms.lifecycle.models import STATUS, Task
from qms.people.actors import actors_of
from qms.people.models import Holding, User
from qms.workdays.calendars import calendars
from qms.workdays.lateness import lateness

from .act_words import words_of
from .models import Notice
from .notices import notify
from .passes import each_pass
from .wishes import WeeklyWord, wish_of
from .work import HEADS, under

EARLIEST = time(6, 0)
LISTED = 10
WEEK = gettext_noop(
    "The week in your units: {late} pieces of work are late, {soon} are due until Sunday. "
    "Last week {done} were done, {done_late} of them late."
)


@each_pass("weekly_words")
def tell_of_the_week(moment):
    """Tell each head of their units, once in a week: on its first working day, or as soon after as the clock runs."""
    day, calendar = moment.date(), calendars().of(None)
    if moment.time() < EARLIEST or not calendar.is_working(day):
        return 0
    with translation.override(settings.LANGUAGE_CODE):
        return sum(_tell(person, _monday(day)) for person in _untold(_monday(day)).order_by("pk"))


def _monday(day):
    return day - timedelta(days=day.weekday())


def _untold(monday):
    told = WeeklyWord.objects.filter(monday=monday).values("person")
    heads = Holding.objects.on().filter(post__kind__in=HEADS).values("person")
    return User.objects.filter(is_active=True, is_system=False, pk__in=heads).exclude(pk__in=told)


def _tell(person, monday):
    """A notice in place of last week's, and a mail; whose units had no work hear nothing."""
    WeeklyWord.objects.create(person=person, monday=monday)
    tasks = _below(person)
    counted = {} if tasks is None else _counted(tasks, monday)
    if not any(counted.values()):
        return 0
    Notice.objects.of(person).unread().filter(message=WEEK).update(read_at=now())
    notify(person, WEEK, url=reverse("overview"), **counted)
    if person.email and mail_is_configured() and wish_of(person).weekly:
        mail_later(person.email, _("The week in your units"), _body(person, tasks, counted))
    return 1


def _below(person):
    """The tasks in the units that a person heads themselves; whom they stand in for is told apart."""
    paths = {post.unit.path for post in actors_of(person)[0].posts if post.kind in HEADS}
    return Task.objects.filter(under(paths)) if paths else None


def _counted(tasks, monday):
    begin = datetime.combine(monday, time(), now().tzinfo)
    done = tasks.filter(status=STATUS.DONE, finished__gte=begin - timedelta(days=7), finished__lt=begin)
    return {
        "late": tasks.open().filter(due_at__lt=now()).count(),
        "soon": tasks.open().filter(due_at__gte=now(), due_at__lt=begin + timedelta(days=7)).count(),
        "done": done.count(),
        "done_late": done.filter(Q(due_at__lt=F("finished"))).count(),
    }


def _body(person, tasks, counted):
    known, late = calendars(), tasks.open().filter(due_at__lt=now())
    oldest = late.select_related("unit", "person", "owner").order_by("due_at", "pk")[:LISTED]
    lines = [_line(task, known) for task in oldest]
    if lines:
        lines = ["", _("Late the longest:"), *lines]
    closing = _("Open “Overview for leaders” in the quality management program to see all of it.")
    return "\n".join([_("To {person}.").format(person=person), _(WEEK).format(**counted), *lines, "", closing, ""])


def _line(task, known):
    due = lateness(task.due_at, known.of(task.unit))
    return f"- {words_of(task)}: {task.subject} ({task.waits_for_words()}; {due.words})"
