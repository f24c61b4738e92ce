"""What an issuance begins with: a draft for each procedure asked for, with the steps of its field's pattern."""

from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.html import escape
from django.utils.translation import gettext as _
from django.utils.translation import override

from documents.controlled.models import Document, DocumentRevision
from documents.controlled.states import DocumentKind
from qms.lifecycle.door import create_as_part, follow
from qms.people.models import Unit
from qms.workdays.limits import LimitIn

from ..followed.national import procedure_key
from ..patterns.models import Pattern, pattern_for
from ..patterns.states import PatternState
from ..procedures.marks import outline
from ..procedures.models import ProcedureVersion
from ..procedures.problems import promised_minutes
from ..procedures.ways import longest_way
from ..published.comparison import Standing, compare
from .parts import Item

LONGEST_FEE = 300  # letters that the receipt has room for
LEAST = 15  # minutes of a step


def make(issuance, actor):
    """Make the drafts that were asked for. Raises ValidationError where there is nothing to make them of."""
    codes, which = issuance.asked_for
    rows = _wanted(compare(issuance.published_list, actor.person), codes, which)
    patterns = list(Pattern.objects.filter(state=PatternState.IN_USE).select_related("taken_from"))
    numbers, units = _Numbers(), {unit.code: unit for unit in Unit.objects.all()}
    items = []
    for position, row in enumerate(rows, 1):
        revision = _revision(issuance, row, pattern_for(row.line.field, patterns), numbers, units, actor)
        items.append(Item(issuance=issuance, position=position, revision=revision, listed=row.line))
    Item.save_all(items)


def _wanted(rows, codes, which):
    """The rows asked for; what is being written already, or no longer listed, is not begun once more."""
    keys = {procedure_key(code) for code in codes}
    chosen = [row for row in rows if row.line is not None and row.draft is None]
    if keys:
        chosen = [row for row in chosen if row.line.key in keys]
        if unknown := keys - {row.line.key for row in chosen}:
            said = _("These are not listed, or are being written already: %(codes)s.")
            raise ValidationError({"codes": [said % {"codes": ", ".join(sorted(unknown))}]})
    else:
        wanted = {Standing.NEW, Standing.CHANGED} if which == "new_and_changed" else {Standing.NEW}
        chosen = [row for row in chosen if row.stands in wanted]
    if not chosen:
        raise ValidationError([_("There is nothing to make: nothing of the list is new.")])
    return chosen


def _revision(issuance, row, pattern, numbers, units, actor):
    """A draft: of the document in force, or of a new one that begins with the pattern of its field."""
    reason = _("From %(list)s, line %(code)s.") % {"list": issuance.published_list.number, "code": row.line.code}
    document = row.version.revision.document if row.version else _document(row, pattern, numbers, units, actor, reason)
    given = {
        "title": row.line.name[:300],
        "text": _text(row.line),
        "change_summary": "\n".join(f"{label}: {now} → {told}" for label, now, told in row.changes),
        "decision": issuance.decision,
        "approver": issuance.approver,
        "reviewers": [issuance.reviewer],
        "asked_together": True,
    }
    revision = create_as_part(DocumentRevision, actor=actor, reason=reason, document=document, **given)
    version = ProcedureVersion.objects.select_related("revision", "unit_in_charge").get(revision=revision)
    begins = row.version.definition() if row.version else pattern.definition
    follow(version.define, actor=actor, reason=reason, definition=begins | facts_of(row.line, begins))
    return revision


def _document(row, pattern, numbers, units, actor, reason):
    if pattern is None:
        said = _("There is no pattern for the field “%(field)s”, and none for every other field.")
        raise ValidationError([said % {"field": row.line.field or "–"}])
    given = {
        "code": numbers.next(pattern.prefix),
        "title": row.line.name[:300],
        "kind": DocumentKind.PROCEDURE,
        "unit": units[pattern.definition["unit_in_charge"]],
    }
    return create_as_part(Document, actor=actor, reason=reason, **given)


class _Numbers:
    """The next free code behind each prefix."""

    def __init__(self):
        self.taken = set(Document.objects.values_list("number", flat=True))
        self.last = {}

    def next(self, prefix):
        """QT-HT-01, QT-HT-02 …"""
        number = self.last.get(prefix, 0) + 1
        while f"{prefix}-{number:02d}" in self.taken:
            number += 1
        self.last[prefix] = number
        return f"{prefix}-{number:02d}"


def _text(line):
    with override("vi"):
        said = _("How the procedure “%(name)s” is done. Its parts, steps, times, fee and basis stand with it as data.")
        return outline(escape(said % {"name": line.name}))


# ── What the list says, as a definition says it


def facts_of(line, begins):
    """The facts of a definition as a line of a published list tells them, with steps that fit into the limit.

    What the list leaves open stays as it begins. How the day of receipt counts is taken over where the line names the
    decision by which it does; else it is said in the note on verification.
    """
    facts = {
        "national_code": line.code,
        "field": line.field[:100] or begins["field"],
        "internal": False,
        "fee": line.fee if len(line.fee) <= LONGEST_FEE else "",
        "legal_basis": line.legal_basis,
        "verified": False,
        "verification_note": _note(line),
        **_limit(line, begins),
        **_first_day(line),
    }
    return facts | {"steps": fitted(begins["steps"], promised_minutes(facts) or 0)}


def _limit(line, begins):
    """The limit by law, which is promised too; what was promised before stands where the list names no limit."""
    if line.limit_in == LimitIn.SAME_DAY:
        return {"same_day": True, "legal_limit": None, "committed": None}
    if line.limit is not None and line.limit_in:
        told = {"limit_in": line.limit_in, "legal_limit": line.limit, "committed": line.limit}
        return {"same_day": False, "cutoff": "", **told}
    same_day = not line.limit_words and begins["same_day"]
    return {"same_day": same_day, "limit_in": begins["limit_in"], "legal_limit": None, "committed": begins["committed"]}


def _first_day(line):
    if not (line.first_day and line.decision):
        return {}
    return {"first_day": line.first_day, "first_day_ground": line.decision[:300]}


def _note(line):
    """What of the list has no field of its own, and that nobody has compared it."""
    with override("vi"):
        decision = line.decision or _("decision of publication unknown")
        told = [
            _("Time limit as listed: %(words)s.") % {"words": line.limit_words or line.limit_told()}
            if line.limit_words or line.limit
            else "",
            f"{line.get_first_day_display()}." if line.first_day else "",
            f"{decision}.",
            _("Fee as listed: %(fee)s") % {"fee": line.fee} if len(line.fee) > LONGEST_FEE else "",
            _("Made up for trying out: no real procedure.") if line.made_up else _("To be compared with the decision."),
        ]
        return " ".join(filter(None, told))


def fitted(steps, minutes):
    """The steps with their times as shares of these minutes, in quarters of an hour, never longer together."""
    needed, _codes = longest_way(steps)
    if not (minutes and needed):
        return steps
    share = Decimal(minutes) / needed
    return [_in_share(step, share) for step in steps]


def _in_share(step, share):
    """A step whose time, and that of each opinion it asks for, is its share; no opinion takes longer than its step."""
    minutes = _quarters((step.get("minutes") or 0) * share)
    asked = step.get("opinions") or []
    opinions = [each | {"minutes": min(minutes, _quarters((each.get("minutes") or 0) * share))} for each in asked]
    return step | {"minutes": minutes} | ({"opinions": opinions} if opinions else {})


def _quarters(minutes):
    """Down to a quarter of an hour, and to a whole hour where there is time enough."""
    grain = 60 if minutes >= 240 else LEAST
    return max(int(minutes // grain) * grain, LEAST if minutes >= LEAST else max(int(minutes), 1))
