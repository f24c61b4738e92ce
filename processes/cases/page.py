"""A dossier as its pages and its control sheet (form 06) show it: who held which step, from when to when, how late."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.web.cells import Cell, cell, label_of, toned, words_cell
from qms.web.tables import Table
from qms.workdays.lateness import Deadline, lateness

from ..procedures.diagrams import steps_drawn
from ..procedures.parts import StepField
from ..procedures.promise import in_words
from .beside_ours import difference_in_words, ours
from .due_words import extended_in_words
from .step_values import in_words as answers_in_words


@dataclass(frozen=True)
class Line:
    """One step of a dossier: the row, who gave it over, its time, how it stands, what was written down."""

    row: Any
    given_by: Any
    time: str
    lateness: Deadline
    answers: list


@dataclass(frozen=True)
class Move:
    """A move of a followed dossier in the words of its source, as the row of a step."""

    step: str
    holder: str
    opened_at: datetime | None
    done_at: datetime
    due_at: datetime | None
    outcome: str
    note: str
    holder_for: Any = None
    told: bool = True


def lines_of(case):
    """The control sheet of a dossier: its steps as they were opened, or the moves that its source told (form 06)."""
    return moves_of(case) if case.is_followed() else steps_of(case)


def moves_of(case):
    """A line for each move, by its own time; who gave it over is who made the move before."""
    facts = case.source.facts()
    lines, giver = [], (facts and facts.taken_by) or "–"
    for each in case.source.moves():
        note = ", ".join(filter(None, (each.position, each.department)))
        words = each.what or each.get_state_display()
        row = Move(words, each.handler, each.began_at, each.at, each.due_at, each.get_state_display(), note)
        lines.append(Line(row, giver, "", _told_in_time(each), []))
        giver = each.handler or giver
    return lines


def _told_in_time(move):
    if move.due_at is None:
        return Deadline("plain", "", None)
    in_time = move.at <= move.due_at
    return Deadline("good", _("in time"), move.due_at) if in_time else Deadline("late", _("late"), move.due_at)


def steps_of(case):
    """The steps of a dossier in the order in which they were opened."""
    rows = rows_of(case)
    fields = {}
    for field in StepField.objects.active().filter(step__in={row.step_id for row in rows}):
        fields.setdefault(field.step_id, []).append(field)
    lines, giver = [], case.received_by
    for row in rows:
        answers = answers_in_words(fields.get(row.step_id, []), row.values)
        lines.append(Line(row, giver, in_words(row.step.minutes), lateness_of(case, row), answers))
        giver = row.holder or giver
    return lines


def rows_of(case):
    """Its steps, also those of a past day."""
    return sorted(case.case_steps.all(), key=lambda row: row.pk) if case.is_past else case.way.rows()


def lateness_of(case, row):
    """How a step stands towards its due moment."""
    if row.done_at is None:
        if case.clock.open_pause() is not None:
            return Deadline("plain", _("the clock stands still"), None)
        return lateness(row.due_at, case.clock.calendar)
    if row.holder_id is None:
        went_on = row.version_id != (case.moved_to_id or case.version_id)
        return Deadline("past", _("goes on in the newer version") if went_on else _("ended without being done"), None)
    if row.on_time is None:
        return Deadline("plain", "", None)
    return Deadline("good", _("in time"), row.due_at) if row.on_time else Deadline("late", _("late"), row.due_at)


def diagram_of(case):
    """The steps of its version as SVG, the open ones lit, the way gone dark; and the same in words."""
    rows = rows_of(case)
    open_steps = [row.step for row in rows if row.done_at is None]
    done = [(row.step, row.branch or row.outcome) for row in rows if row.done_at is not None and row.outcome]
    return steps_drawn(case.runs_on(), open_steps, done)


def parts_of(case):
    """Pairs of a part that the procedure asks for and whether it is present."""
    return [(part, part.name in case.parts_present) for part in case.version.active_parts()]


def changes_of(case):
    """How it was moved to newer versions of its procedure, in order."""
    return sorted(case.version_changes.all(), key=lambda change: change.pk) if case.moved_to_id else []


def pauses_of(case):
    """When its clock stood still, why, and what was asked for."""
    heads = [_("Why"), _("Since"), _("Until"), _("What is asked for"), _("Answer by")]
    return Table.of(heads, [_pause(each) for each in case.clock.pauses()])


def _pause(pause):
    until = pause.until or toned(_("still"), "soon")
    what = Cell("", "lines", pause.what, below=(words_cell(pause.legal_ground),) if pause.legal_ground else ())
    return [words_cell(pause.get_kind_display(), pause.why), pause.since, until, what, pause.answer_by]


def source_of(case):
    """What the source told: the offices, its own moments beside ours, what it said besides, and every message."""
    facts, told = case.source.facts(), case.source.told
    heads = [_("As told at"), _("What"), _("State"), _("Entered")]
    entered = dict(case.messages.model.history.filter(id__in=[m.pk for m in told]).values_list("id", "history_date"))
    rows = [[m.at, m.get_kind_display(), f"{m.state} · {m.get_state_display()}", entered.get(m.pk)] for m in told]
    return {
        "source_facts": facts,
        "source_messages": Table.of(heads, rows[::-1]),
        "ours": None if case.is_past else ours(case),
        "beside_ours": None if case.is_past else difference_in_words(case),
        "unknown_fields": sorted({name for message in told for name in message.unknown}),
    }


def due(case):
    """How it stands towards its due moment; the first one where it was extended; where followed, how ours differs."""
    shown = cell(case, "deadline")
    words = difference_in_words(case) if case.is_followed() else extended_in_words(case)
    return replace(shown, below=(Cell("", "small", words),)) if words else shown


due.short_description = gettext_lazy("due")


def applicant(case):
    """The applicant as the register shows them."""
    return Cell(label_of(type(case), applicant), "text", case.applicant.masked())


applicant.short_description = gettext_lazy("applicant")
