"""A task as a row of "my work": what to do, on what, for whom, due when, and how long it has lain."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from qms.people.actors import actors_of
from qms.workdays.calendars import calendars
from qms.workdays.lateness import Deadline, lain_words, lateness

from .act_words import address_of, words_of
from .work import OWN, SHOWN, Group, work_of

FEW = 8  # pieces of work of others in sight on one's own page


@dataclass(frozen=True)
class Row:
    """One task in words."""

    task: Any
    act: str
    detail: str
    url: str
    whom: str
    on_behalf_of: str
    lateness: Deadline
    lain: str
    may_claim: bool = False
    may_hand_back: bool = False


@dataclass(frozen=True)
class Section:
    """One group of rows; `after` names the last row shown when there are more."""

    group: Group
    rows: list
    total: int
    after: str = ""
    unit: str = ""  # the code of the unit whose work alone is asked for

    @property
    def onward(self):
        """What asks for the rows after these."""
        return urlencode({"group": self.group.value, "after": self.after} | ({"unit": self.unit} if self.unit else {}))


def sections_of(user, group="", after=None, unit=""):
    """The groups of a person's work that are not empty."""
    found, known = {}, calendars()
    for task in work_of(user, group, after, unit):
        found.setdefault(task.group, []).append(task)
    return [_section(each, found[each], user, known, bool(group), unit) for each in Group if each in found]


def _section(group, tasks, user, known, alone, unit):
    shown = tasks[: SHOWN if alone or group in OWN else FEW]
    after = f"{shown[-1].due.isoformat()}_{shown[-1].pk}" if len(tasks) > len(shown) else ""
    return Section(group, [row_of(task, user, known) for task in shown], tasks[0].total, after, unit)


def place_after(text):
    """The (due, pk) that a link "more" names, or None."""
    due, _, pk = text.rpartition("_")
    try:
        return datetime.fromisoformat(due), int(pk)
    except ValueError:
        return None


def row_of(task, user, known):
    """A task as this person meets it; time counts by the calendar of its unit."""
    calendar = known.of(task.unit)
    others = task.group in (Group.OTHERS, Group.UNIT)
    actor = next((actor for actor in actors_of(user) if task.is_for(actor)), None)
    by_post = bool(task.post) and not task.person_id
    return Row(
        task=task,
        act=(act := words_of(task)),
        detail=task.detail if task.detail != act else "",
        url=address_of(task.record_type_id, task.record_id, "" if others else task.verb),
        whom=task.waits_for_words() if others or by_post else "",
        on_behalf_of=str(actor.on_behalf_of) if actor and actor.on_behalf_of and not others else "",
        lateness=lateness(task.due_at, calendar),
        lain=lain_words(calendar, task.created),
        may_claim=by_post and not others and task.owner_id is None,
        may_hand_back=by_post and task.owner_id == user.pk,
    )
