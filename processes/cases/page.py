"""A dossier as its pages and its control sheet (form 06) show it: who held which step, from when to when, how late."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.web.cells import Cell, label_of, toned, words_cell
from qms.web.tables import Table
from qms.workdays.lateness import Deadline, lateness

from ..procedures.diagrams import steps_drawn
from ..procedures.parts import StepField
from ..procedures.promise import in_words
from .step_values import in_words as answers_in_words


@dataclass(frozen=True)
class Line:
    """One step of a dossier: the row, who gave it over, its time, how it stands, what was written down."""

    row: Any
    given_by: Any
    time: str
    lateness: Deadline
    answers: list


def lines_of(case):
    """The steps of a dossier in the order in which they were opened (form 06)."""
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
        return Deadline("past", _("ended without being done"), None)
    if row.on_time is None:
        return Deadline("plain", "", None)
    return Deadline("good", _("in time"), row.due_at) if row.on_time else Deadline("late", _("late"), row.due_at)


def diagram_of(case):
    """The steps of its version as SVG, the open ones lit, the way gone dark; and the same in words."""
    rows = rows_of(case)
    open_steps = [row.step for row in rows if row.done_at is None]
    done = [(row.step, row.outcome) for row in rows if row.done_at is not None and row.outcome is not None]
    return steps_drawn(case.version, open_steps, done)


def parts_of(case):
    """Pairs of a part that the procedure asks for and whether it is present."""
    return [(part, part.name in case.parts_present) for part in case.version.active_parts()]


def pauses_of(case):
    """When its clock stood still, why, and what was asked for."""
    heads = [_("Why"), _("Since"), _("Until"), _("What is asked for"), _("Answer by")]
    return Table.of(heads, [_pause(each) for each in case.clock.pauses()])


def _pause(pause):
    until = pause.until or toned(_("still"), "soon")
    what = Cell("", "lines", pause.what, below=(words_cell(pause.legal_ground),) if pause.legal_ground else ())
    return [words_cell(pause.get_kind_display(), pause.why), pause.since, until, what, pause.answer_by]


def explanation_of(case):
    """How the due moment came about, day by day; not of the past."""
    heads = [_("Day"), _("Minutes counted"), _("Minutes at rest"), _("Why the rest did not count")]
    lines = [] if case.is_past else case.clock.explanation()
    return Table.of(heads, [[each.day, each.counted, each.paused, _reasons(each)] for each in lines])


def _reasons(line):
    said = [f"{each.words} ({each.announcement})" if each.announcement else each.words for each in line.reasons]
    return "; ".join(map(str, said))


def applicant(case):
    """The applicant as the register shows them."""
    return Cell(label_of(type(case), applicant), "text", case.applicant.masked())


applicant.short_description = gettext_lazy("applicant")
