"""The daily mail: on each working day, one mail to everybody whose work is late or soon due, never one per event."""

from datetime import date, datetime, time, timedelta

from django.conf import settings
from django.db import transaction
from django.utils import translation
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from qms.evidence.outbox import mail_is_configured, mail_later
from qms.jobs.kinds import job_kind
from qms.jobs.services import ask
from qms.ledger.now import now
from qms.people.models import User
from qms.people.posts import PostKind
from qms.workdays.calendars import calendars
from qms.workdays.lateness import lateness

from .act_words import words_of
from .gaps import gaps_below
from .models import Digest
from .passes import each_pass
from .wishes import wishes
from .work import urgent_of

EARLIEST = time(6, 0)
LISTED = 40


@each_pass("daily_digest", by_the_minute=True)
def ask_for_digests(moment):
    """Have the mails of this working day written, once: 1, or 0 where nobody is left to ask about."""
    day = moment.date()
    if not mail_is_configured() or moment.time() < EARLIEST or not calendars().of(None).is_working(day):
        return 0
    if not _willing(_unasked(day), moment):
        return 0
    ask("daily_digest", key="daily_digest", day=day)
    return 1


@job_kind("daily_digest", gettext_lazy("Daily mails"))
def write_digests(progress, *, day):
    """Put the mails of a working day into the outbox; one person's at a time, so that nobody waits to write."""
    day, known = date.fromisoformat(day), calendars()
    people = _willing(_unasked(day).order_by("pk"), now())
    progress.begin(len(people))
    with translation.override(settings.LANGUAGE_CODE):
        for person in progress.each(people):
            with transaction.atomic():
                _write(person, day, known)


def _unasked(day):
    asked = Digest.objects.filter(day=day).values("person")
    return User.objects.filter(is_active=True, is_system=False).exclude(email="").exclude(pk__in=asked)


def _willing(people, moment):
    """Those who wish a daily mail, and by this hour of the day."""
    people, at = list(people), localtime(moment)
    said = wishes() if people else {}
    return [each for each in people if each.pk not in said or said[each.pk].wants_daily(at)]


def _write(person, day, known):
    """Mail the person who has work to hear of; whoever has none was asked about all the same."""
    soon = known.of(None).next_working_day(day) + timedelta(days=1)
    tasks = list(urgent_of(person, datetime.combine(soon, time(), now().tzinfo)))
    Digest.objects.create(person=person, day=day, tasks=len(tasks))
    gaps = _gap_lines(person)
    if tasks or (gaps and _begins_week(day, known.of(None))):
        mail_later(person.email, _subject(len(tasks)), _body(person, tasks, known, gaps))


def _subject(count):
    if not count:
        return _("Posts or work that nobody is there for")
    words = ngettext("{count} piece of work is late or due soon", "{count} pieces of work are late or due soon", count)
    return words.format(count=count)


def _begins_week(day, calendar):
    """Whether it is the first working day of its week: what lasts for weeks is told by itself once in each."""
    monday = day - timedelta(days=day.weekday())
    return not any(calendar.is_working(monday + timedelta(days=each)) for each in range(day.weekday()))


def _gap_lines(person):
    """Lines about the posts and the work below this person that nobody is there for."""
    found = gaps_below(person)
    posts = [_("- Nobody holds the post: {post}").format(post=post) for post in found.posts]
    none = _("- No post is there for: {kind} – {unit}")
    levels = [none.format(kind=PostKind(kind).label, unit=unit) for kind, unit in found.levels]
    says = _("- Waits for nobody who is there: {subject} ({whom})")
    tasks = [says.format(subject=task.subject, whom=task.waits_for_words()) for task in found.tasks]
    return [*posts, *levels, *tasks][:LISTED]


def _body(person, tasks, known, gaps):
    lines = [_line(task, known) for task in tasks[:LISTED]]
    if len(tasks) > LISTED:
        lines.append(_("… and {count} more.").format(count=len(tasks) - LISTED))
    lines += gaps
    greeting = _("Work that waits for {person}:").format(person=person)
    closing = _("Open “My work” in the quality management program to do it.")
    return "\n".join([greeting, "", *lines, "", closing, ""])


def _line(task, known):
    due = lateness(task.due_at, known.of(task.unit))
    words = f"{due.words}, {due.due:%d/%m/%Y %H:%M}"
    return f"- {words_of(task)}: {task.subject} ({words})"
