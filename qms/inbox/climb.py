"""Lateness climbs: whoever is asked is told, then the head of the unit, then top management; each level once."""

from datetime import timedelta
from functools import cache

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, prefetch_related_objects
from django.utils import translation
from django.utils.translation import gettext_noop

from qms.ledger.now import now
from qms.ledger.prepared_queries import Prepared
from qms.lifecycle.models import Task
from qms.lifecycle.usual import usual_time
from qms.workdays.calendars import calendars
from qms.workdays.lateness import working_days_after

from .act_words import label_of, model_of
from .levels import Level, Standing
from .models import LevelTold, Notice
from .passes import do_each, each_pass

LONGEST_REST = timedelta(days=30)  # the working days of a warning with the longest holidays between them
AHEAD = gettext_noop("Work is due soon, on {due}: {what} – {subject}")
LATE = gettext_noop("Your work is overdue since {due}: {what} – {subject}")
LATE_ELSEWHERE = gettext_noop("Work is overdue since {due}: {what} – {subject}; it waits for {whom}")
LATE_AND_VACANT = gettext_noop(
    "Work is overdue since {due}: {what} – {subject}; it waits for {whom}. You are told since nobody is there: {vacant}"
)


@each_pass("tell_of_late_work")
def tell_of_late_work(moment):
    """Tell of every level that lateness has reached and nobody was told of yet, whatever passes were missed."""
    climb = Climb(moment)
    return do_each(climb.late_work(), lambda each: climb.tell(*each))


def told_of(record):
    """Who was told of the lateness of work on a record, and when; the oldest first."""
    rows = _told_about(ContentType.objects.get_for_model(record)).rows(record.pk)
    prefetch_related_objects(rows, "people")
    for row in rows:
        row.what = label_of(row.task.record_type_id, row.task.verb)
    return rows


@cache
def _told_about(kind):
    told = LevelTold.objects.filter(task__record_type=kind).select_related("task")
    return Prepared(lambda key: told.filter(task__record_id=key))


class Climb:
    """The climb of one pass: calendars, usual times and holders of posts are read once."""

    def __init__(self, moment):
        self.moment, self.known, self.standing = moment, calendars(), Standing()

    def late_work(self):
        """The tasks that have reached a level untold of, each with those levels and who is told of them."""
        found = []
        for task in _may_be_late(self.moment):
            untold = self._reached(task) - {each.level for each in task.told.all()}
            who = self._who(task, untold) if untold else {}
            if who:
                found.append((task, who))
        return found

    def _reached(self, task):
        """The levels that a task has reached, counted from its due moment, or from the later day on which it came."""
        usual = usual_time(model_of(task.record_type_id), (task.verb, *task.flow_task.acts), task.unit, self.known)
        if usual is None:
            return set()
        calendar, today = self.known.of(task.unit), self.moment.date()
        if task.due_at >= self.moment:
            left = working_days_after(calendar, today, task.due_at.astimezone(self.moment.tzinfo).date())
            return {Level.AHEAD} if usual.before is not None and left <= usual.before else set()
        since = max(task.due_at, task.created).astimezone(self.moment.tzinfo)
        days = working_days_after(calendar, since.date(), today)
        return {level for level in _AFTER if days >= getattr(usual, level.value)}

    def _who(self, task, levels):
        """For each of these levels who is told, those left out where nobody is: they are tried again."""
        unit = task.unit or getattr(task.record, "unit", None)
        if unit is None:
            return {}
        who = {level: self._told(level, task, unit) for level in Level if level in levels}
        return {level: told for level, told in who.items() if told.people}

    def _told(self, level, task, unit):
        if level is not Level.AHEAD:
            return self.standing.told(level, task, unit)
        told = self.standing.told(Level.HOLDER, task, unit)
        head = self.standing.told(Level.UNIT_HEAD, task, unit)
        told.people = list({each.pk: each for each in [*told.people, *head.people]}.values())
        return told

    def tell(self, task, who):
        """Tell each person once, in the words of the highest level; nothing where another clock has done it already."""
        words = {}
        for level, told in who.items():
            row, is_new = LevelTold.objects.get_or_create(
                task=task, level=level, defaults={"told_at": self.moment, "vacant": "; ".join(told.vacant)[:300]}
            )
            if is_new:
                row.people.set(told.people)
                words |= {person: (level, told) for person in told.people}
        Notice.objects.bulk_create(_notice(task, person, *words[person]) for person in words)


_AFTER = (Level.HOLDER, Level.UNIT_HEAD, Level.TOP_MANAGEMENT)


def _may_be_late(moment):
    """Open tasks that are due, or may be soon, and of which not everybody is told."""
    told_to_the_top = LevelTold.objects.filter(level=Level.TOP_MANAGEMENT).values("task")
    due = Task.objects.open().filter(due_at__lt=moment + LONGEST_REST).exclude(pk__in=told_to_the_top)
    due = due.exclude(Q(person__is_system=True)).select_related("unit", "person", "owner").order_by("pk")
    return due.prefetch_related("told")


def _notice(task, person, level, told):
    is_asked = level is Level.AHEAD or (level is Level.HOLDER and not told.vacant)
    elsewhere = LATE_AND_VACANT if told.vacant else LATE_ELSEWHERE
    message = AHEAD if level is Level.AHEAD else LATE if is_asked else elsewhere
    with translation.override(settings.LANGUAGE_CODE):
        params = {
            "due": f"{task.due_at.astimezone(now().tzinfo):%d/%m/%Y}",
            "what": label_of(task.record_type_id, task.verb),
            "subject": task.subject,
            "whom": task.waits_for_words(),
            "vacant": "; ".join(told.vacant),
        }
    return Notice(
        person=person,
        message=message,
        params=params,
        record_type_id=task.record_type_id,
        record_id=task.record_id,
        created_at=now(),
    )
