"""Our own plain shape of the two messages: read, checked field by field, and told apart from who applies.

`docs/administrators/followed.md` tells the shape. Whatever comes in another shape is brought into this one first.
"""

import json
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from qms.ledger.chain import keyed
from qms.ledger.now import now
from qms.text.vietnamese import names_something, tidied

from ..cases.desk import OWN_NUMBER
from ..cases.messages import MessageKind, Told
from ..cases.states import Channel, Handover
from .applicants import PERSONAL, applicant_of, without
from .moments import OutsideCalendar, moment_of

MOMENTS = {
    MessageKind.DOSSIER: ("received_at", "due_at", "ended_at", "delivered_at", "told_at"),
    MessageKind.PROGRESS: ("told_at", "began_at", "due_at"),
}
TEXTS = {
    MessageKind.DOSSIER: {
        "code": 60,
        "procedure_code": 60,
        "subject": 300,
        "result_number": 120,
        "helped_by": 200,
        "taken_by": 200,
        "decided_by": 200,
    },
    MessageKind.PROGRESS: {"code": 60, "handler": 150, "position": 150, "department": 200, "what": 2000},
}
CHOICES = {"channel": Channel, "delivered_how": Handover}
BESIDE = ("procedure_name", "field", "note", "supplements", "facts")  # of a dossier, kept with the message
AHEAD = timedelta(hours=1)  # by so much another system's clock may be before ours


@dataclass
class Reading:
    """What came of reading one message: it, or what is not right by field; what is personal stands by itself."""

    kind: str
    item: dict[str, Any]
    personal: dict[str, str]
    not_taken: list[str]
    unknown: dict[str, Any]
    digest: str
    told: Told | None = None
    faults: dict[str, list[str]] = field(default_factory=dict)

    @property
    def code(self):
        code = self.item.get("code")
        return str(code)[:60] if isinstance(code, (str, int)) else ""


def read(system, kind, item, unknown=()):
    """Read one message in our shape; `unknown` are fields that the shape it came in does not know."""
    item = {name: tidied(value) for name, value in item.items() if value not in (None, "", [])}
    if isinstance(item.get("code"), str):
        item["code"] = " ".join(item["code"].split())
    digest = keyed(settings.SECRET_KEY, system, kind, json.dumps([item, dict(unknown)], sort_keys=True, default=str))
    personal = {name: str(item.pop(name)) for name in PERSONAL if name in item}
    known = {*MOMENTS[kind], *TEXTS[kind], "state", *(CHOICES if kind == MessageKind.DOSSIER else ())}
    known |= {*BESIDE} if kind == MessageKind.DOSSIER else set()
    unknown = dict(unknown) | {name: item.pop(name) for name in [*item] if name not in known}
    item, unknown = (without(personal, each) for each in (item, unknown))
    kept = personal if settings.FOLLOWED_IDENTITIES else {}
    reading = Reading(kind, item, kept, sorted(set(personal) - set(kept)), unknown, digest)
    check(reading, system)
    return reading


def check(reading, system):
    """Fill in what was told, or what is wrong with it."""
    kind, item, faults = reading.kind, reading.item, reading.faults
    values = _read(faults, MOMENTS[kind], item, moment_of) | _read(faults, TEXTS[kind], item, str)
    for name, most in TEXTS[kind].items():
        if isinstance(item.get(name), (dict, list)):
            faults[name] = [_("This must be a text.")]
        values[name] = (values.get(name) or "")[:most]
    state = _state(item.get("state"))
    if state is None:
        faults["state"] = [
            _("The state is a national code from 1 to 10, not %(given)s.") % {"given": item.get("state")}
        ]
    _check_code(values["code"], item, faults)
    _check_choices(item, values, faults, kind)
    if not faults:
        (_check_dossier if kind == MessageKind.DOSSIER else _check_move)(values, faults, state, item)
    if not faults:
        reading.told = _told(reading, system, state, values)


def _check_code(code, item, faults):
    """A code names one dossier: one cut short would name two, and one of our series would be given to another too."""
    if not names_something(code):
        faults["code"] = [_("The code of the dossier is missing.")]
    elif len(str(item["code"])) > len(code):
        faults["code"] = [_("The code of the dossier is longer than %(most)s letters.") % {"most": len(code)}]
    elif OWN_NUMBER.fullmatch(code):
        faults["code"] = [_("Numbers of this shape are given by the desk here.")]


def _told(reading, system, state, values):
    values.pop("told_at", None)
    facts = {name: reading.item[name] for name in BESIDE if name in reading.item}
    facts |= facts.pop("facts", {})
    facts["supplements"] = [_written(each) for each in reading.item.get("supplements", ())]
    return Told(
        system=system,
        kind=reading.kind,
        state=state,
        digest=reading.digest,
        applicant=applicant_of(reading.personal),
        facts={name: value for name, value in facts.items() if value},
        unknown=reading.unknown,
        **{name: value for name, value in values.items() if value is not None},
    )


def _check_dossier(values, faults, state, item):
    """A dossier has a beginning, and nothing of it lies before that, or in the time to come."""
    begun = values.get("received_at") or (now() if state in (1, 3) else None)
    values["received_at"] = begun
    if begun is None:
        faults["received_at"] = [_("The day of receipt is missing.")]
        return
    for name in ("due_at", "ended_at", "delivered_at"):
        if values.get(name) and values[name] < begun:
            faults[name] = [_("This moment lies before the receipt of the dossier.")]
    for name in ("received_at", "ended_at", "delivered_at", "told_at"):
        if values.get(name) and values[name] > now() + AHEAD:
            faults[name] = [_("This moment lies in the future.")]
    try:
        stops = [stop for each in item.get("supplements", ()) for stop in map(moment_of, _stops(each)) if stop]
    except (ValueError, TypeError, AttributeError):
        faults["supplements"] = [_("This is no list of supplements, each with its moments.")]
        return
    if not isinstance(item.get("facts", {}), dict):
        faults["facts"] = [_("This must be an object.")]
    if faults:
        return
    named = [begun, values.get("ended_at"), values.get("delivered_at"), *stops]
    values["at"] = values.get("told_at") or max(each for each in named if each and each <= now() + AHEAD)


def _check_move(values, faults, state, item):
    if values.get("told_at") is None:
        faults["told_at"] = [_("The moment of the move is missing.")]
    elif values["told_at"] > now() + AHEAD:
        faults["told_at"] = [_("This moment lies in the future.")]
    values["at"] = values.get("told_at")


def _check_choices(item, values, faults, kind):
    if kind != MessageKind.DOSSIER:
        return
    for name, choices in CHOICES.items():
        given = item.get(name, "")
        if given and given not in choices.values:
            faults[name] = [_("Choose one of the values offered.")]
        values[name] = given


def _stops(supplement):
    return supplement.get("since"), supplement.get("until")


def _written(supplement):
    since, until = map(moment_of, _stops(supplement))
    return supplement | {"since": since and since.isoformat(), "until": until.isoformat() if until else None}


def _read(faults, names, item, reader):
    """The values of these fields, each read; a fault for what can't be read."""
    found = {}
    for name in names:
        try:
            found[name] = reader(item[name]) if item.get(name) is not None else None
        except OutsideCalendar as fault:
            faults[name] = [str(fault)]
        except (ValueError, TypeError, OverflowError):
            faults[name] = [_("“%(given)s” is no moment: yyyyMMddHHmmss, or 2026-11-25T08:30.") % {"given": item[name]}]
    return found


def _state(given):
    """A code from 1 to 10, also as a text; None for anything else."""
    said = str(given).strip().lstrip("0")
    if isinstance(given, bool) or not said.isdecimal() or len(said) > 2:
        return None
    return int(said) if 1 <= int(said) <= 10 else None
