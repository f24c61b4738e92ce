"""The history as a page tells it: what one act wrote to the record and its parts is one entry, latest first."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from qms.people.accounts import OPENS_TO_OTHERS, AccountChange

LONGEST = 300
FEW = 3  # equal acts up to which each stands by itself
SOON = timedelta(days=1)


@dataclass(frozen=True)
class Told:
    """One act in the story of a record."""

    moment: datetime
    sentence: str
    person: Any
    on_behalf_of: Any
    reason: str
    signature: str
    changes: tuple
    soon_after_reset: bool = False
    like: tuple = ()  # equal acts of the same person before it, without a reason or a signature of their own


def told(entries):
    """The entries of a timeline, an act each, latest first."""
    acts = groupby(entries, key=lambda entry: (entry.moment, entry.act, entry.person))
    return _gathered(_marked([_one(list(rows)) for _, rows in acts][::-1]))


def _gathered(acts):
    """Equal acts that follow one another are one entry, which opens to each of them."""
    found = []
    for _same, several in groupby(acts, key=lambda act: (act.sentence, act.person, act.on_behalf_of, _says_more(act))):
        alike = list(several)
        alone = _says_more(alike[0]) or len(alike) < FEW
        found += alike if alone else [replace(alike[0], like=tuple(alike))]
    return found


def _says_more(act):
    """Whether an act says something of its own, which must stay in sight."""
    return bool(act.reason or act.signature or act.soon_after_reset)


def _marked(acts):
    """Signatures of persons into whose account others could have come within the day before are marked so."""
    signers = {act.person.pk for act in acts if act.signature and act.person}
    if not signers:
        return acts
    rows = AccountChange.history.filter(person__in=signers, step__in=OPENS_TO_OTHERS)
    opened = list(rows.values_list("person_id", "history_date"))
    return [replace(act, soon_after_reset=True) if _is_soon_after(act, opened) else act for act in acts]


def _is_soon_after(act, opened):
    if not (act.signature and act.person):
        return False
    return any(person == act.person.pk and moment <= act.moment < moment + SOON for person, moment in opened)


def _one(rows):
    first = next((row for row in rows if not row.part), rows[0])
    return Told(
        moment=first.moment,
        sentence=capfirst(str(first.label)),
        person=first.person,
        on_behalf_of=first.on_behalf_of,
        reason=first.reason,
        signature=first.signature,
        changes=tuple(change for row in rows for change in _labelled(row)),
    )


def _labelled(row):
    """The changes of a row, long texts cut with their length said; those of a part carry the part's name."""
    before = f"{capfirst(row.part)} – " if row.part else ""
    for change in row.changes:
        label = f"{before}{change.label.lower()}" if before else change.label
        yield replace(change, label=label, before=shortened(change.before), after=shortened(change.after))


def shortened(text, longest=LONGEST):
    """A long value as far as a page needs it; the API gives it whole."""
    if len(text) <= longest:
        return text
    return _("%(beginning)s… (%(count)s characters)") % {"beginning": text[:longest], "count": len(text)}
