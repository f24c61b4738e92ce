"""Notices as a person reads them."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Count
from django.utils.translation import gettext, gettext_noop

from qms.ledger.now import now
from qms.ledger.prepared_queries import Prepared

from .act_words import address_of, label_of
from .models import Notice

SHOWN = 50
REMINDED = gettext_noop("{by} reminds you: {act} – {subject}")


@dataclass(frozen=True)
class Line:
    """One notice in the reader's language."""

    notice: Any
    sentence: str
    url: str
    moment: datetime


def notify(person, message, *, record=None, verb="", url="", **params):
    """Write a notice in the caller's transaction; `message` is a msgid whose {names} are filled from `params`."""
    return Notice.objects.create(
        person=person,
        message=message,
        params={name: str(value) for name, value in params.items()},
        record_type=record and ContentType.objects.get_for_model(record),
        record_id=record and record.pk,
        verb=verb,
        url=url,
        created_at=now(),
    )


def unread_count(person):
    """How many notices a person has not read."""
    return sum(count for (count,) in _unread().values(person.pk))


@cache
def _unread():
    """The query for the number of a person's unread notices: every page asks it."""
    counted = Notice.objects.order_by().unread().values("person").annotate(count=Count("pk")).values_list("count")
    return Prepared(lambda key: counted.filter(person=key))


def lines_of(person, before=None):
    """The newest notices of a person as lines, and the key after which there are more (None at the end)."""
    found = Notice.objects.of(person)
    if before:
        found = found.filter(pk__lt=before)
    found = list(found[: SHOWN + 1])
    shown = found[:SHOWN]
    return [_line(each) for each in shown], shown[-1].pk if len(found) > SHOWN else None


@dataclass(frozen=True)
class Bundle:
    """What was told about one record, or one notice that speaks of none: the newest line, and those before it."""

    newest: Line
    earlier: list[Line]

    @property
    def unread(self):
        """How many of them are news."""
        return sum(each.notice.read_at is None for each in (self.newest, *self.earlier))


def bundles_of(lines):
    """Lines put together by the record they speak of, in the order of the newest of each."""
    found: dict[Any, list[Line]] = {}
    for line in lines:
        found.setdefault(_record_key(line.notice), []).append(line)
    return [Bundle(several[0], several[1:]) for several in found.values()]


def _record_key(notice):
    return (notice.record_type_id, notice.record_id) if notice.record_type_id else notice.pk


def _line(notice):
    return Line(notice, sentence_of(notice), leads_to(notice), notice.created_at)


def sentence_of(notice):
    """A notice in the language in which this is asked."""
    params = dict(notice.params)
    if notice.record_type_id:
        params["act"] = label_of(notice.record_type_id, notice.verb) if notice.verb else ""
    return gettext(notice.message).format(**params)


def leads_to(notice):
    """The page that a notice speaks of: a record's, an act's, or its own; empty where there is none."""
    if notice.record_type_id:
        return address_of(notice.record_type_id, notice.record_id, notice.verb)
    return notice.url


def mark_read(person, notice=None):
    """Mark what a person was told about the record of a notice read, up to that notice; or everything."""
    unread = Notice.objects.of(person).unread()
    if notice is not None and notice.record_type_id:
        about = {"record_type": notice.record_type_id, "record_id": notice.record_id}
        unread = unread.filter(pk__lte=notice.pk, **about)
    elif notice is not None:
        unread = unread.filter(pk=notice.pk)
    unread.update(read_at=now())
