"""In what words a person hears of late work: of each piece in a notice, or of many at once in one."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_noop

from qms.ledger.now import now

from .act_words import label_of
from .levels import Level
from .models import Notice

# More than so many notices of one pass are read by nobody: after a holiday, or the first day, there are hundreds.
ONE_BY_ONE = 5
AHEAD = gettext_noop("Work is due soon, on {due}: {what} – {subject}")
LATE = gettext_noop("Your work is overdue since {due}: {what} – {subject}")
LATE_ELSEWHERE = gettext_noop("Work is overdue since {due}: {what} – {subject}; it waits for {whom}")
LATE_AND_VACANT = gettext_noop(
    "Work is overdue since {due}: {what} – {subject}; it waits for {whom}. You are told since nobody is there: {vacant}"
)
LATENESS = (AHEAD, LATE, LATE_ELSEWHERE, LATE_AND_VACANT)  # those about one record
MANY = gettext_noop(
    "Told of {count} pieces of work at once: {own} of yours overdue, {others} overdue elsewhere, {soon} due soon. "
    "The oldest, since {due}: {subject}. My work shows them all."
)


@dataclass(frozen=True)
class Hears:
    """What a person hears of a piece of work: on which level they stand, and who is not there."""

    task: Any
    level: Level
    vacant: list[str] = field(default_factory=list)

    @property
    def message(self) -> str:
        """The sentence of this level."""
        if self.level is Level.AHEAD:
            return AHEAD
        if self.vacant:
            return LATE_AND_VACANT
        return LATE if self.level is Level.HOLDER else LATE_ELSEWHERE


def notices_of(person: Any, heard: list[Hears]) -> list[Notice]:
    """The notices in which a person hears of this work."""
    with translation.override(settings.LANGUAGE_CODE):
        if len(heard) > ONE_BY_ONE:
            return [_of_all(person, heard)]
        return [_of_one(person, each) for each in heard]


def _of_one(person: Any, hears: Hears) -> Notice:
    task = hears.task
    params = {
        "due": _day(task),
        "what": label_of(task.record_type_id, task.verb),
        "subject": task.subject,
        "whom": task.waits_for_words(),
        "vacant": "; ".join(hears.vacant),
    }
    about = {"record_type_id": task.record_type_id, "record_id": task.record_id}
    urgent = hears.level is not Level.AHEAD
    return Notice(person=person, message=hears.message, params=params, created_at=now(), urgent=urgent, **about)


def _of_all(person: Any, heard: list[Hears]) -> Notice:
    messages = [each.message for each in heard]
    oldest = min(heard, key=lambda each: (each.task.due_at, each.task.pk)).task
    own, soon = messages.count(LATE), messages.count(AHEAD)
    params = {
        "count": len(heard),
        "own": own,
        "soon": soon,
        "others": len(heard) - own - soon,
        "due": _day(oldest),
        "subject": oldest.subject,
    }
    return Notice(person=person, message=MANY, params=params, url=reverse("home"), created_at=now())


def _day(task: Any) -> str:
    return f"{task.due_at.astimezone(now().tzinfo):%d/%m/%Y}"
