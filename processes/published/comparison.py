"""A published list beside the procedures in force on a day: new, changed, repealed, and since when it waits."""

from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from documents.controlled.states import OPEN_STATES
from qms.ledger.now import today
from qms.text.vietnamese import lower
from qms.workdays.limits import LimitIn
from qms.workdays.line import ZONE

from ..followed.national import procedure_key
from ..procedures.models import ProcedureVersion
from .parts import Listed
from .states import ListState


class Standing(models.TextChoices):
    """How a procedure on the list stands towards what is in force."""

    NEW = "new", gettext_lazy("New")
    CHANGED = "changed", gettext_lazy("Changed")
    REPEALED = "repealed", gettext_lazy("Repealed")
    SAME = "same", gettext_lazy("As listed")


@dataclass
class Compared:
    """One procedure: its line, the version in force, what differs, and the draft that is being written, if any."""

    stands: Standing
    line: Any = None
    version: Any = None
    changes: list = field(default_factory=list)  # (label, in force, listed)
    draft: Any = None
    days: int | None = None  # since the decision was published and nothing was brought up to date

    @property
    def code(self):
        return self.line.code if self.line else self.version.national_code

    @property
    def name(self):
        return self.line.name if self.line else self.version.revision.title


class InForce:
    """The procedures in force on a day, by their national codes; the office's own have none and are not compared."""

    def __init__(self, user, on=None):
        moment = datetime.combine((on or today()) + timedelta(days=1), time(), ZONE)
        then = Q(revision__ended_at__isnull=True) | Q(revision__ended_at__gte=moment)
        seen = ProcedureVersion.objects.visible_to(user).filter(internal=False).exclude(national_code="")
        rows = seen.select_related("revision__document", "unit_in_charge").order_by("revision__effective_at", "pk")
        in_force = rows.filter(then, revision__effective_at__lt=moment)
        self.versions = {procedure_key(each.national_code): each for each in in_force}
        self.drafts = {procedure_key(each.national_code): each for each in rows.filter(revision__state__in=OPEN_STATES)}

    def changes(self, line):
        """(label, what is in force, what is listed) of all that differs; nothing for one that is not in force."""
        version = self.versions.get(procedure_key(line.code))
        if version is None:
            return []
        pairs = [
            (_("Name"), version.revision.title, line.name),
            (_("Field of administration"), version.field, line.field),
            (_("Time limit"), _limit_of(version), line.limit_told()),
            (_("Fee"), version.fee, line.fee),
            (_("Legal basis"), version.legal_basis, line.legal_basis),
        ]
        return [(label, now or "–", told) for label, now, told in pairs if told and _key(now) != _key(told)]


def _limit_of(version):
    """The limit of a version as a line of a list tells it."""
    told = Listed(limit=version.legal_limit, limit_in=LimitIn.SAME_DAY if version.same_day else version.limit_in)
    return told.limit_told()


def _key(text):
    """Two texts are one where only spaces, case and full stops at the end differ."""
    return lower(" ".join(str(text).split()).rstrip(".; "))


def compare(published, user, on=None):
    """Every procedure of a list, in its order, then those in force that it does not name; the first are to be done."""
    known = InForce(user, on)
    lines = list(published.lines.select_related("verified_by"))
    found = [_compared(line, known, published, on or today()) for line in lines]
    named = {line.key for line in lines}
    gone = [Compared(Standing.REPEALED, version=each) for key, each in known.versions.items() if key not in named]
    return found + (gone if published.state == ListState.WHOLE else [])


def _compared(line, known, published, on):
    version, draft = known.versions.get(line.key), known.drafts.get(line.key)
    changes = known.changes(line)
    stands = Standing.NEW if version is None else Standing.CHANGED if changes else Standing.SAME
    days = None if stands == Standing.SAME else max(((on - (line.decision_on or published.as_of)).days), 0)
    return Compared(stands, line, version, changes, draft, days)


def counted(rows):
    """{standing: how many}, in the order in which they are shown."""
    return {each: sum(row.stands == each for row in rows) for each in Standing}
