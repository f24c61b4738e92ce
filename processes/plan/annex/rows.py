"""The annex of a plan as a workbook: which tasks, led by whom, until when, with what product; read row by row."""

import re
import zipfile
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from openpyxl import load_workbook

from qms.evidence.uploads import media_type_of
from qms.ledger.now import today
from qms.text.vietnamese import fold

from ...actions.states import OPEN_STATES
from ..numbering import field_number, is_place, tidy
from ..states import ItemKind
from ..unit_heads import head_of
from .cells import bare, day_meant, folded

# The columns as offices write them; each is found by its folded heading.
COLUMNS = {
    "place": "TT",
    "title": "Nhiệm vụ",
    "lead": "Đơn vị chủ trì",
    "cooperating": "Đơn vị phối hợp",
    "due_on": "Thời hạn",
    "product": "Sản phẩm",
}
MOST_ROWS = 500
MOST_BYTES = 20 * 1024 * 1024  # what the workbook may hold when it is unpacked
LONGEST = {"title": 500, "product": 300}


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
    """Every row of a workbook as it would be taken into a plan. Raises ValidationError when it can't be read at all."""
    reader = _Reader(plan)
    return [reader.row(number, cells) for number, cells in _rows_of(file) if not reader.is_heading(cells)]


def _rows_of(file):
    """(number in the sheet, {column: value}) of every row under the headings that says anything."""
    if media_type_of(file) is None or not file.name.lower().endswith(".xlsx"):
        raise ValidationError({"file": [_("Choose a workbook (.xlsx).")]})
    with zipfile.ZipFile(file) as package:
        if sum(each.file_size for each in package.infolist()) > MOST_BYTES:
            raise ValidationError({"file": [_("The workbook is too large.")]})
    file.seek(0)
    try:
        rows = list(load_workbook(file, read_only=True, data_only=True).active.iter_rows(values_only=True, max_col=20))
    except Exception:  # whatever a broken package makes the reader raise, the person hears one sentence
        raise ValidationError({"file": [_("The workbook can't be read.")]}) from None
    top, places = _headings(rows)
    found = [(top + 2 + at, {name: row[col] for name, col in places.items()}) for at, row in enumerate(rows[top + 1 :])]
    found = [(number, cells) for number, cells in found if any(value not in (None, "") for value in cells.values())]
    if len(found) > MOST_ROWS:
        raise ValidationError({"file": [_("The workbook has more than %(most)s rows.") % {"most": MOST_ROWS}]})
    return found


def _headings(rows):
    """The row of the headings and the place of each column. Raises ValidationError when one is missing."""
    wanted = {fold(label): name for name, label in COLUMNS.items()}
    best = []
    for top, row in enumerate(rows[:30]):
        found = {wanted[key]: at for at, value in enumerate(row) if (key := folded(value)) in wanted}
        if len(found) == len(COLUMNS):
            return top, found
        best = max(best, list(found), key=len)
    missing = ", ".join(label for name, label in COLUMNS.items() if name not in best)
    raise ValidationError({"file": [_("These columns are missing: %(columns)s.") % {"columns": missing}]})


class _Reader:
    """Reads rows of one workbook for one plan."""

    def __init__(self, plan):
        self.plan, self.rows = plan, {}
        self.fields = {each.number for each in plan.fields.all()}
        tasks = plan.items.filter(kind=ItemKind.TASK).select_related("action__unit")
        self.items = {each.place: each for each in tasks}
        units = list(plan.unit.administration())
        self.units = {fold(each.name): each for each in units} | {each.code: each for each in units}

    def is_heading(self, cells):
        """A row that only names a field: its number and name, and nobody who would do it."""
        bare = str(cells["place"] or "").strip().rstrip(".")
        return (not bare or bare.isdecimal() or bool(re.fullmatch(r"[IVX]+", bare))) and not any(
            cells[name] for name in ("lead", "due_on", "product")
        )

    def row(self, number, cells):
        row = AnnexRow(number, tidy(cells["place"] or ""))
        for name in ("title", "product"):
            setattr(row, name, " ".join(bare(cells[name]).split()))
            if len(getattr(row, name)) > LONGEST[name]:
                row.faults.append(
                    _("“%(column)s” is longer than %(most)s letters.")
                    % {"column": COLUMNS[name], "most": LONGEST[name]}
                )
        row.units, row.cooperating = self._units(row, cells["lead"]), self._units(row, cells["cooperating"])
        row.due_on = self._day(row, cells["due_on"])
        self._judge_place(row)
        if row.item is not None:
            self._judge_known(row)
        else:
            self._judge_new(row)
        return row

    # ── Single cells

    def _units(self, row, value):
        found = []
        for name in re.split(r"[;\n]", str(value or "")):
            unit = self.units.get(folded(name))
            if unit is not None and unit not in found:
                found.append(unit)
            elif name.strip() and unit is None:
                row.faults.append(_("“%(name)s” is no unit of the organisation.") % {"name": name.strip()})
        return found

    def _day(self, row, value):
        if value in (None, ""):
            return None
        day = day_meant(value, self.plan.year)
        if day is None:
            row.faults.append(
                _("“%(value)s” is no day: write 30/06/2026, a month as 6/2026, a quarter as Quý II, or the year.")
                % {"value": value}
            )
        return day

    # ── What the row means

    def _judge_place(self, row):
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
        if not row.units:
            row.faults.append(_("Name the unit in charge."))
        elif head_of(row.units[0]) is None:
            row.faults.append(_("Nobody heads %(unit)s today: name a person.") % {"unit": row.units[0]})
        self._judge_day(row)

    def _judge_known(self, row):
        action = row.item.action
        if row.units and row.units[0] != action.unit:
            row.faults.append(
                _("Task %(place)s is led by %(unit)s; another unit is named on the task itself.")
                % {"place": row.place, "unit": action.unit}
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
