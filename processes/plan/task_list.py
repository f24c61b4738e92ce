"""The list behind every number of a plan: the same tasks, narrowed by what the number counts."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.web.cells import Cell
from qms.web.filters import RegisterFilter
from qms.web.templatetags.words import TONE_ICONS

from ..actions.record import ACTIONS
from ..actions.states import ActionState
from .progress import tasks_of, words_of
from .states import DONE, LEFT, TONES, Standing


class PlanFilter(RegisterFilter):
    """What the tasks of a plan can be narrowed to."""

    standing = forms.ChoiceField(label=gettext_lazy("how it stands"), required=False)
    reform = forms.ChoiceField(label=gettext_lazy("field of reform"), required=False)

    def __init__(self, *args, plan, user, **kwargs):
        super().__init__(*args, record_type=ACTIONS, user=user, **kwargs)
        for name in ("kind", "late", "mine", "state"):
            del self.fields[name]
        everything = ("", _("All"))
        together = [("done", _("Done")), ("awaiting", _("Done, to be verified")), ("left", _("All that is left"))]
        self.fields["standing"].choices = [everything, *Standing.choices, *together]
        fields = [(str(each.number), str(each)) for each in plan.fields.all()]
        self.fields["reform"].choices = [everything, *fields, ("0", _("Beside the document"))]

    @staticmethod
    def _narrow_standing(rows, value):
        if value == "awaiting":
            return rows.filter(state=ActionState.DONE)
        return rows.filter(standing_now__in={"done": DONE, "left": LEFT}.get(value, [value]))

    @staticmethod
    def _narrow_reform(rows, value):
        return rows.filter(plan_item__isnull=True) if value == "0" else rows.filter(plan_item__field__number=value)

    @staticmethod
    def _narrow_unit(rows, value):
        return rows.filter(unit=value)


def tasks_asked(plan, user, asked):
    """(filter, tasks): the tasks of a plan that agree with what is asked, in the order of the document."""
    narrow = PlanFilter(asked or None, plan=plan, user=user)
    tasks = narrow.narrow(tasks_of(plan, user)).select_related("unit", "responsible", "plan_item__field")
    return narrow, tasks.order_by("plan_item__position", "pk")


def line_of(action):
    """One line of the list as the page shows it: the task, who helps, and how it stands in words, tone and sign."""
    tone = TONES[action.standing_now]
    helping = [each for each in action.units.all() if each.active]
    return {"action": action, "helping": helping, "words": words_of(action), "tone": tone, "icon": TONE_ICONS[tone]}


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
