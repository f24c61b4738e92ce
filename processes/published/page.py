"""What the page of a published list shows: how many are new, changed, repealed, and each with what is to do."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from qms.ledger.legible import whole_number
from qms.ledger.now import today
from qms.people.actors import actors_of
from qms.people.rules import posts_fit
from qms.text.inputs import day_typed
from qms.text.vietnamese import fold
from qms.web.cells import Cell, record_cell, toned, words_cell
from qms.web.tables import Table

from . import rules
from .comparison import Standing, compare, counted
from .numbering import is_unknown
from .states import ListState

SHOWN = 50
TONES = {Standing.NEW: "active", Standing.CHANGED: "soon", Standing.REPEALED: "late", Standing.SAME: "good"}


def list_context(record, request):
    """The list beside what is in force on the day asked for, narrowed and a page at a time."""
    if record.is_past:
        return {"counts": []}
    asked = request.GET
    on, faults = _day_asked(asked.get("on", ""))
    rows = compare(record, request.user, on)
    shown = _narrowed(rows, asked.get("show", ""), asked.get("q", ""))
    start = whole_number(asked.get("after", "")) or 0
    return {
        "counts": [(each, many, TONES[each], _address(asked, show=each.value)) for each, many in counted(rows).items()],
        "late": max((row.days for row in rows if row.days is not None and row.draft is None), default=None),
        "on": on,
        "faults": faults,
        "show": asked.get("show", ""),
        "wanted": asked.get("q", ""),
        "table": _table(record, shown[start : start + SHOWN]),
        "may_issue": any(posts_fit((rules.keeps_lists,), actor) for actor in actors_of(request.user)),
        "unverified": sum(row.line is not None and row.line.verified_by_id is None for row in rows),
        "made_up": sum(row.line is not None and row.line.made_up for row in rows),
        "next": _address(asked, after=start + SHOWN) if len(shown) > start + SHOWN else "",
    }


def _day_asked(text):
    try:
        return (day_typed(text) if text else today()), []
    except ValueError:
        return today(), [_("This is no day: %(said)s.") % {"said": text}]


def _narrowed(rows, show, words):
    rows = [row for row in rows if row.stands == show] if show in Standing.values else rows
    wanted = fold(words).split()
    return [row for row in rows if all(word in fold(f"{row.code} {row.name}") for word in wanted)]


def _address(asked, **changed):
    kept = {name: asked[name] for name in ("q", "on", "show") if asked.get(name)}
    return "?" + urlencode(kept | changed)


def _table(record, rows):
    heads = [
        _("Code"),
        _("Procedure"),
        _("How it stands"),
        _("Time limit"),
        _("Published by"),
        _("Verified"),
        _("To do"),
    ]
    return Table.of(heads, [_row(record, row) for row in rows])


def _row(record, row):
    line = row.line
    return [
        words_cell(_("unknown, to be verified"), row.code) if line and is_unknown(row.code) else row.code,
        words_cell(row.name, *([toned(_("made up"), "soon")] if line and line.made_up else [])),
        _stands(row),
        (line.limit_told() or _("unknown, to be verified")) if line else "",
        _published(line) if line else "",
        _verified(record, line) if line else "",
        _to_do(row),
    ]


def _published(line):
    day = [Cell("", "day", line.decision_on)] if line.decision_on else []
    return words_cell(line.decision or _("unknown, to be verified"), *day)


def _stands(row):
    below = [words_cell(f"{label}: {now} → {told}") for label, now, told in row.changes]
    if row.days and row.draft is None:
        below.append(toned(_("not brought up to date for %(days)s days") % {"days": row.days}, "late"))
    return Cell("", "toned", str(row.stands.label), tone=TONES[row.stands], below=tuple(below))


def _verified(record, line):
    url = reverse("published_lists_act", args=[record.pk, "doubt" if line.verified_by_id else "verify"])
    address = f"{url}?{urlencode({'code': line.code})}"
    if line.verified_by_id:
        return words_cell(str(line.verified_by), Cell("", "day", line.verified_on))
    if line.made_up or record.state == ListState.GIVEN_UP:
        return toned(_("not verified"), "soon")
    return Cell("", "toned", _("not verified"), tone="soon", below=(words_cell(_("Verify"), url=address),))


def _to_do(row):
    """Where a person goes on: the draft that is there, else the review of what is in force."""
    if row.draft is not None:
        return record_cell(row.draft.revision, _("Being written"))
    if row.stands in (Standing.CHANGED, Standing.REPEALED):
        number = row.version.revision.document.number
        url = f"{reverse('periodic_reviews_new')}?{urlencode({'document': number})}"
        return words_cell(_("Ask for its review"), url=url)
    return ""
