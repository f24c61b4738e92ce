"""What the acts on the list of records ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import ActForm, UnitField, several_lines
from qms.people.posts import PostKind
from qms.text.inputs import WholeNumberField

from .kinds import choices
from .models import FACTS, RecordSeries
from .states import Ending, Form

KEEPING = [
    (kind, kind.label)
    for kind in (PostKind.DOCUMENT_CONTROLLER, PostKind.CLERK, PostKind.UNIT_HEAD, PostKind.QUALITY_SECRETARY)
]


def kinds_to_choose():
    """What the program does not hold, and the kinds that it does."""
    return [("", _("Kept outside the program")), *choices()]


class EditForm(ActForm):
    """Which records, how long, where and by whom they are kept."""

    title = forms.CharField(label=_("title"), max_length=300)
    of_kind = forms.ChoiceField(label=_("records of the program"), choices=kinds_to_choose, required=False)
    form = forms.ChoiceField(label=_("kept as"), choices=Form.choices)
    place = forms.CharField(label=_("where they are kept"), max_length=200)
    kept_by = forms.ChoiceField(label=_("who keeps them"), choices=KEEPING)
    years = WholeNumberField(
        label=_("kept for (years)"), min_value=1, max_value=200, required=False, help_text=_("Empty: for ever.")
    )
    basis = forms.CharField(
        label=_("ground of the period"),
        max_length=500,
        required=False,
        help_text=_("The text that gives the period; until somebody has compared it, it stands as unverified."),
    )
    ending = forms.ChoiceField(label=_("what becomes of them"), choices=Ending.choices)

    @staticmethod
    def initial_of(series):
        return {name: getattr(series, name) for name in FACTS}


class SeriesForm(EditForm):
    """A line new in the list."""

    code = forms.CharField(label=_("code"), max_length=40, help_text=_("As the office numbers it, e.g. HS-07."))
    unit = UnitField(label=_("unit that keeps them"))
    field_order = ["code", "title", "unit"]

    def clean_code(self):
        return RecordSeries.free_code(self.cleaned_data["code"], _("There is already a line with this code."))


class ProposeForm(ActForm):
    """What of records outside the program is meant."""

    described = several_lines(
        _("which records, where the program does not hold them"),
        required=False,
        help_text=_("Years, boxes, numbers. Records of the program are found by themselves."),
    )
