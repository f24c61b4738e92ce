"""Security events, whichever table tells of them: what stands in a history already is read there, never written twice.

Each source says which rows tell of what, when, by whom and about whose account; the page reads them as one list.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from operator import attrgetter
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from qms.ledger.now import now


class EventGroup(models.TextChoices):
    """What a security event has to do with."""

    LOGIN = "login", _("Logins")
    ACCOUNT = "account", _("Account, password, signing PIN, second factor")
    TOKEN = "token", _("Tokens of scripts")
    RIGHTS = "rights", _("Posts, substitutes, scopes: rights given and taken")
    TAKEN = "taken", _("Registers taken as files")
    PACK = "pack", _("Evidence packs")
    READING = "reading", _("Complaints and identities read")
    BACKUP = "backup", _("Backups and restoring")


EVERY = ~Q(pk__in=[])  # row of a table that tells of one group alone
OF_A_PERSON = (EventGroup.LOGIN, EventGroup.ACCOUNT, EventGroup.TOKEN, EventGroup.RIGHTS)  # told to whoever it is


@dataclass(frozen=True)
class Told:
    """One event as it is told: `what` is words or a cell; None where it is not for whoever reads."""

    words: str
    what: Any = ""
    tone: str = ""
    address: str = ""


@dataclass(frozen=True)
class Source:
    """Rows that tell of events. `told(row, user)` gives a Told; `about` are the ways to the person it was done to."""

    rows: Callable[[], Any]
    groups: dict[str, Q]
    told: Callable[[Any, Any], Told]
    at: str = "history_date"
    by: str = "history_user"
    about: str = ""

    def asked(self, asked):
        """The rows that agree with what is asked."""
        rows, narrowed = self.rows(), Q(pk__in=[])
        for group in asked.groups:
            narrowed |= self.groups.get(group, Q(pk__in=[]))
        rows = rows.filter(narrowed)
        if asked.person is not None:
            of_them = Q(**{self.about: asked.person}) if self.about else Q(pk__in=[])
            rows = rows.filter(of_them if asked.about_only else of_them | Q(**{self.by: asked.person}))
        if asked.since:
            rows = rows.filter(**{f"{self.at}__gte": _begin_of(asked.since)})
        if asked.until:
            rows = rows.filter(**{f"{self.at}__lt": _begin_of(asked.until + timedelta(days=1))})
        return rows

    def after(self, rows, place, key):
        """Of these rows, of the source at this place, those that follow the event with this key."""
        moment, at_place, pk = key
        earlier, same = Q(**{f"{self.at}__lt": moment}), Q(**{self.at: moment})
        if place == at_place:
            same &= Q(pk__lt=pk)
        return rows.filter(earlier | same if place >= at_place else earlier)


@dataclass(frozen=True)
class Asked:
    """What is asked of the events."""

    groups: tuple = tuple(EventGroup)
    person: Any = None
    about_only: bool = False
    since: Any = None
    until: Any = None


@dataclass(frozen=True)
class Event:
    """One event of the list; its key says where the list goes on."""

    key: tuple
    source: Source
    row: Any

    @property
    def at(self):
        return self.key[0]

    @property
    def by(self):
        return getattr(self.row, self.source.by)

    @property
    def about(self):
        return attrgetter(self.source.about.replace("__", "."))(self.row) if self.source.about else None

    def told_to(self, user):
        """As this person is told of it."""
        return self.source.told(self.row, user)


_sources: list[Source] = []


def declare_source(source):
    """Make rows known that tell of security events."""
    _sources.append(source)


def events(asked, most, after=None):
    """(the newest `most` events that agree, the key after which more follow or None); one query for each source."""
    found = []
    for place, source in enumerate(_sources):
        if not {*asked.groups} & {*source.groups}:
            continue
        rows = source.asked(asked)
        rows = source.after(rows, place, after) if after else rows
        read = rows.order_by(f"-{source.at}", "-pk")[: most + 1]
        found += [Event((getattr(row, source.at), place, row.pk), source, row) for row in read]
    found.sort(key=lambda each: (each.key[0], -each.key[1], each.key[2]), reverse=True)
    return found[:most], found[most - 1].key if len(found) > most else None


def _begin_of(day):
    return datetime.combine(day, time(), now().tzinfo)
