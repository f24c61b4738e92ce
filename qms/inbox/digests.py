"""The daily mail: on each working day, one mail to everybody whose work is late or soon due, never one per event."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from qms.evidence.outbox import mail_later
from qms.people.models import User
from qms.workdays.calendars import calendars
from qms.workdays.lateness import lateness

from .acts import label_of
from .models import Digest
from .passes import each_pass
from .work import urgent_of

EARLIEST = time(6, 0)
LISTED = 40


def mail_is_configured():
    """Whether a mail server is named; without one no mail is written."""
    return not settings.EMAIL_BACKEND.endswith("dummy.EmailBackend")


@each_pass("daily_digest")
def write_digests(moment):
    """Put the mails of this working day into the outbox, once; gives how many."""
    known = calendars()
    if not mail_is_configured() or moment.time() < EARLIEST or not known.of(None).is_working(moment.date()):
        return 0
    asked = Digest.objects.filter(day=moment.date()).values("person")
    people = User.objects.filter(is_active=True, is_system=False).exclude(email="").exclude(pk__in=asked)
    with translation.override(settings.LANGUAGE_CODE):
        return sum(_write(person, moment, known) for person in people.order_by("pk"))


def _write(person, moment, known):
    """1 when the person has work to hear of, else 0; either way they were asked about today."""
    soon = known.of(None).next_working_day(moment.date()) + timedelta(days=1)
    tasks = list(urgent_of(person, datetime.combine(soon, time(), moment.tzinfo)))
    Digest.objects.create(person=person, day=moment.date(), tasks=len(tasks))
    if not tasks:
        return 0
    count = len(tasks)
    subject = ngettext(
        "{count} piece of work is late or due soon", "{count} pieces of work are late or due soon", count
    )
    mail_later(person.email, subject.format(count=count), _body(person, tasks, known))
    return 1


def _body(person, tasks, known):
    lines = [_line(task, known) for task in tasks[:LISTED]]
    if len(tasks) > LISTED:
        lines.append(_("… and {count} more.").format(count=len(tasks) - LISTED))
    greeting = _("Work that waits for {person}:").format(person=person)
    closing = _("Open “My work” in the quality management program to do it.")
    return "\n".join([greeting, "", *lines, "", closing, ""])


def _line(task, known):
    due = lateness(task.due_at, known.of(task.unit))
    words = f"{due.words}, {due.due:%d/%m/%Y %H:%M}"
    return f"- {label_of(task.record_type_id, task.verb)}: {task.subject} ({words})"
