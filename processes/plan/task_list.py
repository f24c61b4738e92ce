"""The list behind every number of a plan: the same tasks, narrowed by what the number counts."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.lifecycle.filter_fields import OneOf
from qms.lifecycle.filters import filter_class
from qms.web.cells import Cell, record_cell, small
from qms.web.tables import Table

from ..actions.record import ACTIONS
from ..actions.states import ActionState
from .plan_progress import tasks_of, words_of
from .states import COUNTING, DONE, LEFT, TONES, Standing

TOGETHER = [
    ("done", gettext_lazy("Done")),
    ("awaiting", gettext_lazy("Done, to be verified")),
    ("left", gettext_lazy("All that is left")),
    ("counting", gettext_lazy("All that are not put aside")),
]


class PlanFilter(filter_class(ACTIONS)):
    """What the tasks of a plan can be narrowed to."""

    standing = OneOf(label=gettext_lazy("how it stands"), choices=[*Standing.choices, *TOGETHER], method="by_standing")
    reform = OneOf(label=gettext_lazy("field of reform"), choices=[], method="by_reform")
    # These are asked of actions, not of the tasks of a plan.
    kind = late = mine = state = None

    def __init__(self, asked, plan, request):
        super().__init__(asked, tasks_of(plan, request.user), request, shown=True)
        fields = [(str(each.number), str(each)) for each in plan.fields.all()]
        self.filters["reform"].extra["choices"] = [*fields, ("0", _("Beside the document"))]

    def by_standing(self, rows, name, value):
        if value == "awaiting":
            return rows.filter(state=ActionState.DONE)
        return rows.filter(standing_now__in={"done": DONE, "left": LEFT, "counting": COUNTING}.get(value, [value]))

    def by_reform(self, rows, name, value):
        return rows.filter(plan_item__isnull=True) if value == "0" else rows.filter(plan_item__field__number=value)

    def by_subtree(self, rows, name, value):
        """Of the unit alone: a unit answers for its own tasks."""
        return rows.filter(unit=value)

    def tasks(self):
        """The tasks that agree with what is asked, in the order of the document."""
        found = self.found().select_related("unit", "responsible", "plan_item__field")
        return found.order_by("plan_item__position", "pk").prefetch_related("units__unit")


def table_of(tasks):
    """The list as the page shows it: each task with its product, who helps, and how it stands in words and tone."""
    heads = [
        _("Place"),
        _("What is to be done"),
        _("Unit in charge"),
        _("Person responsible"),
        _("To be done by"),
        _("Standing"),
    ]
    return Table.of(heads, [_row(each) for each in tasks])


def _row(action):
    item = getattr(action, "plan_item", None)
    product = [small(f"{_('Product')}: {action.product}")] if action.product else []
    helping = [small(each) for each in action.units.all() if each.active]
    return [
        record_cell(action, item.place if item else ""),
        Cell("", "text", action.title, below=tuple(product)),
        Cell("", "text", action.unit, below=tuple(helping)),
        action.responsible,
        action.due_on,
        Cell("", "toned", words_of(action), TONES[action.standing_now]),
    ]


def labels():
    """The heads of the columns of the workbook."""
    return [
        _("Place"),
        _("What is to be done"),
        _("Unit in charge"),
        _("Units that help"),
        _("Person responsible"),
        _("To be done by"),
        _("Product"),
        _("Standing"),
    ]


def cells_of(action):
    """One row of the workbook."""
    item = getattr(action, "plan_item", None)
    helping = "; ".join(str(each) for each in action.units.all() if each.active)
    values = [
        item.place if item else "",
        action.title,
        str(action.unit),
        helping,
        str(action.responsible),
        action.due_on,
        action.product,
        words_of(action),
    ]
    kinds = ["text"] * 5 + ["day", "text", "state"]
    tones = [""] * 7 + [TONES[action.standing_now]]
    return [Cell(*line) for line in zip(labels(), kinds, values, tones, strict=True)]
