"""Reminding whoever is waited for: by whom it may be done is asked by rules, and each record says what came of it.

A reminder is a notice and no evidence: the task stays as it is, and what counts is who acts.
"""

from datetime import datetime, time

from django.core.exceptions import NON_FIELD_ERRORS
from django.utils.translation import gettext_lazy as _

from qms.acts.rules import rule, unmet
from qms.ledger.now import now
from qms.lifecycle.flows import open_tasks_of
from qms.lifecycle.reception import Kind, Outcome
from qms.people.actors import actors_of
from qms.people.posts import SYSTEM_KEEPERS, PostKind

from .levels import Standing
from .models import Notice
from .notices import REMINDED, notify

LEADERS = (PostKind.UNIT_HEAD, PostKind.TOP_MANAGEMENT, *SYSTEM_KEEPERS)


@rule(_("Who leads the unit of the work, keeps the quality system, or began the work reminds of it."))
def may_remind(task, actor):
    if task.begun_by_id in _persons(actor) or task.last_by_id in _persons(actor):
        return True
    units = [unit for unit in (task.about, task.unit) if unit is not None]
    return any(actor.holds(kind, unit) for kind in LEADERS for unit in units)


@rule(_("The work waits for somebody else."))
def waits_for_others(task, actor):
    return not task.is_for(actor) and task.owner_id not in _persons(actor)


@rule(_("Nobody has been reminded of it today."))
def not_reminded_today(task, actor):
    since = datetime.combine(now().date(), time(), now().tzinfo)
    told = {"message": REMINDED, "verb": task.verb, "created_at__gte": since}
    return not Notice.objects.filter(record_type=task.record_type_id, record_id=task.record_id, **told).exists()


RULES = (may_remind, waits_for_others, not_reminded_today)


def _persons(actor):
    return {person.pk for person in (actor.person, actor.on_behalf_of) if person is not None}


def remind_each(records, *, by):
    """Remind whoever each of these records waits for; gives an Outcome for each, in their order."""
    standing = Standing()
    return [_remind(record, by, standing) for record in records]


def _remind(record, by, standing):
    tasks = open_tasks_of(record)
    if not tasks:
        return _refused([_("Nobody is waited for.")])
    refused, told = [], False
    for task in tasks:
        found = min((unmet(RULES, task, actor) for actor in actors_of(by)), key=len)
        people = [] if found else standing.asked(task, task.unit or task.about).people
        refused += [each.sentence for each in found] if found else [] if people else [_("Nobody is there to be told.")]
        for person in people:
            subject = {"by": by, "subject": task.subject}
            notify(person, REMINDED, record=record, verb=task.verb, **subject)
        told = told or bool(people)
    return Outcome(Kind.DONE, record) if told else _refused(refused)


def _refused(sentences):
    return Outcome(Kind.NOT_NOW, by_field={NON_FIELD_ERRORS: list(dict.fromkeys(map(str, sentences)))})
