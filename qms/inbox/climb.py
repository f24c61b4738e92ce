"""Lateness climbs: whoever is asked is told, then the head of the unit, then top management; each level once."""

from datetime import timedelta
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, transaction
from django.db.models import Q

from qms.ledger.entry import recording
from qms.ledger.prepared_queries import Prepared
from qms.lifecycle.models import Task
from qms.lifecycle.usual import usual_time
from qms.people.models import User, system_person
from qms.workdays.calendars import calendars
from qms.workdays.lateness import working_days_after

from .act_words import label_of, model_of
from .late_notices import Hears, notices_of
from .levels import Level, Standing
from .models import LevelTold, Notice
from .passes import do_each, each_pass

LONGEST_REST = timedelta(days=30)  # the working days of a warning with the longest holidays between them
TELL = "tell"


@each_pass("tell_of_late_work", by_the_minute=True)
def tell_of_late_work(moment):
    """Tell of every level that lateness has reached and nobody was told of yet, whatever passes were missed."""
    climb = Climb(moment)
    told = do_each(climb.late_work(), lambda each: climb.tell(*each))
    climb.send()
    return told


def told_of(record):
    """Who was told of the lateness of work on a record, and when; the oldest first."""
    return _in_words(_told_about(ContentType.objects.get_for_model(record)).rows(record.pk))


def told_of_each(records):
    """{key: the same} of several records of one model, as many queries as for one of them."""
    kind, found = ContentType.objects.get_for_model(records[0]), {}
    rows = LevelTold.objects.filter(record_type=kind, record_id__in=[record.pk for record in records])
    for row in _in_words(list(rows)):
        found.setdefault(row.record_id, []).append(row)
    return found


def _in_words(rows):
    names = {name for row in rows for name in row.told_to}
    people = {person.username: person for person in User.objects.filter(username__in=names)} if names else {}
    for row in rows:
        row.what = label_of(row.record_type_id, row.verb)
        row.there = [people[name] for name in row.told_to if name in people]
    return rows


@cache
def _told_about(kind):
    return Prepared(lambda key: LevelTold.objects.filter(record_type=kind, record_id=key))


class Climb:
    """The climb of one pass: calendars, usual times and holders of posts are read once."""

    def __init__(self, moment):
        self.moment, self.known, self.standing = moment, calendars(), Standing()
        self.clock = system_person()
        self.hears: dict = {}

    def late_work(self):
        """The tasks that have reached a level untold of, each with those levels and who is told of them."""
        found = []
        for task in _may_be_late(self.moment):
            untold = self._reached(task) - {each.level for each in task.told.all() if each.is_told}
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
        """For each of these levels who is told. Where nobody is that is noted once, and tried again at each pass."""
        unit = task.unit or getattr(task.record, "unit", None)
        if unit is None:
            return {}
        noted = {each.level for each in task.told.all() if not each.is_told}
        who = {level: self._told(level, task, unit) for level in Level if level in levels}
        return {level: told for level, told in who.items() if told.people or level not in noted}

    def _told(self, level, task, unit):
        if level is not Level.AHEAD:
            return self.standing.told(level, task, unit)
        told = self.standing.told(Level.HOLDER, task, unit)
        head = self.standing.told(Level.UNIT_HEAD, task, unit)
        told.people = list({each.pk: each for each in [*told.people, *head.people]}.values())
        return told

    def tell(self, task, who):
        """Note each level, and keep for each person the highest; nothing where another clock has done it already."""
        words = {}
        for level, told in who.items():
            if self._noted(task, level, told):
                words |= {person: Hears(task, level, told.vacant) for person in told.people}
        for person, hears in words.items():
            self.hears.setdefault(person, []).append(hears)

    def _noted(self, task, level, told):
        """Whether this is the clock that noted it: the database lets a level be told once."""
        row = LevelTold(
            task=task,
            record_type_id=task.record_type_id,
            record_id=task.record_id,
            verb=task.verb,
            due_at=task.due_at,
            level=level,
            told_at=self.moment,
            told_to=[person.username for person in told.people],
            is_told=bool(told.people),
            vacant="; ".join(told.vacant)[:300],
        )
        try:
            with transaction.atomic(), recording(by=self.clock, act=TELL):
                row.save()
        except IntegrityError:
            return False
        return True

    def send(self):
        """One notice for each piece of work; who hears of many at once has one for all of them."""
        notices = [each for person, heard in self.hears.items() for each in notices_of(person, heard)]
        Notice.objects.bulk_create(notices)


_AFTER = (Level.HOLDER, Level.UNIT_HEAD, Level.TOP_MANAGEMENT)


def _may_be_late(moment):
    """Open tasks that are due, or may be soon, and of which not everybody is told."""
    told_to_the_top = LevelTold.objects.filter(level=Level.TOP_MANAGEMENT, is_told=True).values("task")
    due = Task.objects.open().filter(due_at__lt=moment + LONGEST_REST).exclude(pk__in=told_to_the_top)
    due = due.exclude(Q(person__is_system=True)).select_related("unit", "person", "owner").order_by("pk")
    return due.prefetch_related("told")
