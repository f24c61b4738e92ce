"""What the pages of an audit show: its plan, how far its checklist is, its sample and its report."""

from itertools import groupby

from django.utils.translation import gettext as _

from qms.ledger.now import local
from qms.web.tables import Table
from qms.web.templatetags.words import moment

from .queries import OVER
from .states import Answer

TONES = {
    Answer.CONFORMS: "good",
    Answer.NONCONFORMITY: "late",
    Answer.OBSERVATION: "soon",
    Answer.NOT_APPLICABLE: "past",
}


def audit_context(audit, request):
    """The parts of an audit; on a day of the past they are those of that day."""
    past = audit.is_past
    lines = _lines(audit, past)
    return {
        "past": past,
        "members": _members(audit, past),
        "scope_processes": [each for each in _rows(audit.processes, past, "process") if each.active],
        "timetable": _timetable(audit, past),
        "groups": by_clause(lines),
        "answered": sum(1 for line in lines if line.answer),
        "lines_count": len(lines),
        "counts": counts_of(lines),
        "sample": _rows(audit.sample, past, "case"),
        "obstacles": {} if past or audit.state in OVER else audit.auditors.obstacles(),
    }


def _rows(manager, past, *relations):
    return sorted(manager.all() if past else manager.select_related(*relations), key=lambda row: row.pk)


def _members(audit, past):
    return [each for each in _rows(audit.team, past, "person") if each.active]


def _timetable(audit, past):
    """When what is audited, by whom, and who is met."""
    stretches = [each for each in _rows(audit.timetable, past, "auditor") if each.active]
    heads = [_("When"), _("What is audited"), _("Auditor"), _("Who is met")]
    return Table.of(heads, [[_span(each), each.what, each.auditor, each.auditee] for each in stretches])


def _span(stretch):
    return f"{moment(stretch.begins_at)} – {local(stretch.ends_at):%H:%M}"


def _lines(audit, past):
    rows = audit.lines.all() if past else audit.lines.select_related("clause", "answered_by")
    return sorted((row for row in rows if row.active), key=lambda row: (row.position, row.pk))


def by_clause(lines):
    """[(clause or None, its lines)], clauses in the order in which they are first asked."""
    order = {}
    for line in lines:
        order.setdefault(line.clause_id, len(order))
    ranked = sorted(lines, key=lambda line: (order[line.clause_id], line.position, line.pk))
    for line in ranked:
        line.tone = TONES.get(line.answer, "")
    return [
        (rows[0].clause, rows) for rows in (list(g) for _key, g in groupby(ranked, key=lambda each: each.clause_id))
    ]


def counts_of(lines):
    """[(answer in words, how many, tone)] of the answers given."""
    return [
        (answer.label, count, TONES[answer])
        for answer in Answer
        if (count := sum(1 for line in lines if line.answer == answer))
    ]
