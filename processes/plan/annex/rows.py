"""The annex of a plan as a table: which tasks, led by whom, until when, with what product; read row by row."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from qms.imports.cell_values import bare
from qms.imports.reading.files import sheets_of
from qms.imports.reading.sheet import Unreckoned, says
from qms.imports.reading.tables import table_in
from qms.imports.reading.wordings import one_line
from qms.ledger.now import today

from ...actions.states import OPEN_STATES
from ..numbering import field_number, is_place
from ..states import ItemKind
from ..unit_heads import head_of
from .cells import UNASKED, AnnexCells
from .columns import COLUMNS, LONGEST, REQUIRED, wanted
from .places import Places

MOST_ROWS = 500


@dataclass
class AnnexRow:
    """One row: what it says, the line of the plan it means (None: a new one), what would change, and its faults."""

    number: int
    place: str
    title: str = ""
    units: list = field(default_factory=list)  # the first leads, the others lead together with it
    cooperating: list = field(default_factory=list)
    due_on: date | None = None
    product: str = ""
    item: Any = None
    changes: dict = field(default_factory=dict)
    faults: list = field(default_factory=list)
    asks: list = field(default_factory=list)  # what the import desk asks about
    notes: list = field(default_factory=list)

    def as_task(self):
        """The row as the values of a new task."""
        return {
            "field": field_number(self.place),
            "place": self.place,
            "title": self.title,
            "unit": self.units[0],
            "co_leads": self.units[1:],
            "cooperating": self.cooperating,
            "due_on": self.due_on,
            "product": self.product,
        }

    def verdict(self):
        """What the row would do."""
        if self.faults:
            return "faulty"
        if self.item is None:
            return "new"
        return "changes" if self.changes else "same"


def read_annex(plan, file):
    """Every row of a file as it would be taken into a plan. Raises ValidationError when it can't be read at all."""
    return read_all(plan, file)[0]


def read_all(plan, file):
    """(the rows, [(number, words) of what is no row]); what the desk would ask about is a fault here."""
    table, reader = _table_of(file), AnnexReader(plan, UNASKED)
    rows, left_out, places = [], [(number, text) for number, text, _why in table.left_out], table.places()
    for number, values in table.rows:
        cells, rest = table.cells(values, places)
        row = reader.row(number, cells)
        if row is None:
            left_out.append((number, " | ".join(map(one_line, values.values()))))
        else:
            row.faults += [_sentence(each) for each in row.asks]
            row.notes += [one_line(each) for each in rest.values()]
            rows.append(row)
    return rows, sorted(left_out)


def _sentence(question):
    if question.key.startswith("unit:"):
        return _("“%(name)s” is no unit of the organisation.") % {"name": question.words}
    return _("“%(words)s” can be read in several ways: send the file to the import desk, which asks.") % {
        "words": question.words
    }


def _table_of(file):
    """The table of the annex in a file. Raises ValidationError with one sentence where there is none."""
    try:
        tables = [table_in(sheet, wanted()) for sheet in sheets_of(file)]
    except ValidationError as fault:
        raise ValidationError({"file": fault.messages}) from None
    table = max(filter(None, tables), key=lambda each: (len(each.places()), len(each.rows)), default=None)
    found = table.places() if table else {}
    if table is None or not set(REQUIRED) <= set(found):
        missing = ", ".join(label for name, label in COLUMNS.items() if name not in found)
        raise ValidationError({"file": [_("These columns are missing: %(columns)s.") % {"columns": missing}]})
    if len(table.rows) > MOST_ROWS:
        raise ValidationError({"file": [_("The workbook has more than %(most)s rows.") % {"most": MOST_ROWS}]})
    return table


class AnnexReader:
    """Reads rows of one file, in their order, for one plan."""

    def __init__(self, plan, answers):
        self.plan, self.rows, self.places = plan, {}, Places()
        self.fields = {each.number for each in plan.fields.all()}
        tasks = plan.items.filter(kind=ItemKind.TASK).select_related("action__unit")
        self.items = {each.place: each for each in tasks}
        self.cells = AnnexCells(plan, answers)

    def is_section(self, cells):
        """A row that only names a section: its number and name, and nothing of what a task has besides."""
        if any(says(cells.get(name)) for name in ("lead", "cooperating", "due_on", "product")):
            return False
        return not is_place(self.places.of(cells.get("place"), peek=True))

    def row(self, number, cells):
        """What a row means; None where it names a section."""
        if self.is_section(cells):
            self.places.section(cells.get("place") or cells.get("title"))
            return None
        row = AnnexRow(number, self.places.of(cells.get("place")))
        for name in ("title", "product"):
            setattr(row, name, bare(cells.get(name) or ""))
            if len(getattr(row, name)) > LONGEST[name]:
                row.faults.append(
                    _("“%(column)s” is longer than %(most)s letters.")
                    % {"column": COLUMNS[name], "most": LONGEST[name]}
                )
        if any(isinstance(each, Unreckoned) for each in cells.values()):
            row.faults.append(_("A formula has no value: open the file, reckon, save it, and send it again."))
        row.units, helping = self.cells.leads_and_others(row, cells.get("lead"))
        row.cooperating = [*helping, *self.cells.unit_list(row, cells.get("cooperating"), _("cooperate"))]
        row.due_on = self.cells.day(row, cells.get("due_on"))
        self._judge_place(row)
        if row.item is not None:
            self._judge_known(row)
        else:
            self._judge_new(row)
        return row

    # ── What the row means

    def _judge_place(self, row):
        if not row.place:
            row.faults.append(_("The row has no number: write the field's number and the letter, as 3.b or 3.b.1."))
            return
        if not is_place(row.place):
            row.faults.append(
                _("“%(place)s” is no place in the plan: write the field's number and the letter, as 3.b or 3.b.1.")
                % {"place": row.place}
            )
            return
        if field_number(row.place) not in self.fields:
            row.faults.append(_("The plan has no field %(number)s.") % {"number": field_number(row.place)})
        if row.place in self.rows:
            row.faults.append(
                _("The place %(place)s stands in row %(row)s already.")
                % {"place": row.place, "row": self.rows[row.place]}
            )
        self.rows.setdefault(row.place, row.number)
        row.item = self.items.get(row.place)

    def _judge_new(self, row):
        if not row.title:
            row.faults.append(_("Say what is to be done."))
        if not row.units and not any(each.key.startswith("unit:") for each in row.asks):
            row.faults.append(_("Name the unit in charge."))
        elif row.units and head_of(row.units[0]) is None:
            row.faults.append(_("Nobody heads %(unit)s today: name a person.") % {"unit": row.units[0]})
        self._judge_day(row)

    def _judge_known(self, row):
        action = row.item.action
        if row.units and row.units[0] != action.unit:
            row.faults.append(
                _("Task %(place)s is led by %(unit)s; another unit is named on the task itself.")
                % {"place": row.place, "unit": action.unit}
            )
        if row.title and row.title != action.title:
            row.notes.append(
                _("Task %(place)s is called otherwise here: %(title)s") % {"place": row.place, "title": action.title}
            )
        row.changes = self._changes(row, action)
        if row.changes and action.state not in OPEN_STATES:
            row.faults.append(
                _("Task %(place)s is settled (%(state)s): it changes no more.")
                % {"place": row.place, "state": action.get_state_display()}
            )
        if "due_on" in row.changes:
            self._judge_day(row)

    @staticmethod
    def _changes(row, action):
        changes = {}
        if row.due_on and row.due_on != action.due_on:
            changes["due_on"] = row.due_on
        if row.product and row.product != action.product:
            changes["product"] = row.product
        helping = set(action.units.filter(active=True, part="cooperates").values_list("unit", flat=True))
        if row.cooperating and {each.pk for each in row.cooperating} != helping:
            changes["cooperating"] = row.cooperating
        return changes

    @staticmethod
    def _judge_day(row):
        if row.due_on and row.due_on < today():
            row.faults.append(_("The day %(day)s has passed.") % {"day": f"{row.due_on:%d/%m/%Y}"})
