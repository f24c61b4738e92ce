"""What the acts on objectives ask for."""

from django import forms
from django.utils.functional import lazy
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import ActForm, DayField, FilesField, PersonField, UnitField
from qms.text.inputs import NumberField
from qms.web.figures import figures
from qms.web.measures import Measure
from qms.web.periods import PeriodKind

from ..years.next_year import a_year_later, words_a_year_later
from .states import Direction, Outcome

LONGEST = 5000
DAYS = ("starts_on", "ends_on")


def _indicators():
    """Every figure the program can compute for a period, and none: then the owner enters the value."""
    computed = [(each.name, each.label) for each in figures() if not each.only_now]
    return [("", _("The owner enters the value")), *computed]


class ObjectiveForm(ActForm):
    """What is to be reached, how it is measured, by whom and until when."""

    title = forms.CharField(label=_("objective"), max_length=300)
    unit = UnitField(label=_("unit"))
    owner = PersonField(label=_("person in charge"))
    indicator = forms.ChoiceField(label=_("figure"), choices=lazy(_indicators, list), required=False)
    formula = forms.CharField(
        label=_("how it is measured"), widget=forms.Textarea(attrs={"rows": 2}), max_length=LONGEST, required=False
    )
    measure = forms.ChoiceField(label=_("unit of measure"), choices=Measure.choices, initial=Measure.PERCENT)
    direction = forms.ChoiceField(label=_("direction"), choices=Direction.choices, initial=Direction.AT_LEAST)
    target = NumberField(label=_("target"), max_digits=12, decimal_places=2)
    warning = NumberField(
        label=_("warning band"),
        max_digits=12,
        decimal_places=2,
        min_value=0,
        initial=0,
        help_text=_("So far below or above the target a value is still near it."),
    )
    period_kind = forms.ChoiceField(label=_("measured every"), choices=PeriodKind.choices, initial=PeriodKind.QUARTER)
    starts_on = DayField(label=_("from"))
    ends_on = DayField(label=_("until"))
    clause = forms.CharField(label=_("clauses"), max_length=100, required=False, initial="6.2")
    policy = forms.CharField(label=_("in line with"), max_length=300, required=False)
    measures = forms.CharField(
        label=_("measures and resources"), widget=forms.Textarea(attrs={"rows": 3}), max_length=LONGEST, required=False
    )

    @staticmethod
    def initial_of(objective):
        names = [name for name in ObjectiveForm.base_fields if name not in ("unit", "owner")]
        values = {name: getattr(objective, name) for name in names}
        return values | {"unit": objective.unit.code, "owner": objective.owner.username}

    @staticmethod
    def initial_after(earlier):
        year, days = earlier.starts_on.year, {name: a_year_later(getattr(earlier, name)) for name in DAYS}
        values = ObjectiveForm.initial_of(earlier) | days
        return values | {name: words_a_year_later(values[name], year) for name in ("title", "policy", "measures")}


class ValueForm(ActForm):
    """The value of a period that has ended."""

    first = forms.TypedChoiceField(label=_("period"), coerce=DayField().to_python, empty_value=None, required=False)
    value = NumberField(label=_("value"), max_digits=16, decimal_places=4)
    note = forms.CharField(
        label=_("note"), widget=forms.Textarea(attrs={"rows": 2}), max_length=LONGEST, required=False
    )
    files = FilesField(label=_("files that show it"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        ended = self.record.course.ended_periods() if self.record else []
        self.fields["first"].choices = [(each.first.isoformat(), str(each)) for each in ended]

    @staticmethod
    def initial_of(objective):
        missing = objective.course.missing_periods()
        return {"first": missing[0].first.isoformat()} if missing else {}


class EvaluateForm(ActForm):
    """Whether the objective is met, and why."""

    result = forms.ChoiceField(label=_("result"), choices=Outcome.choices, widget=forms.RadioSelect)
    evaluation = forms.CharField(label=_("evaluation"), widget=forms.Textarea(attrs={"rows": 4}), max_length=LONGEST)


class ReassignForm(ActForm):
    """Another owner, or another unit."""

    owner = PersonField(label=_("person in charge"), required=False, empty_label=_("As now"))
    unit = UnitField(label=_("unit"), required=False, empty_label=_("As now"))
