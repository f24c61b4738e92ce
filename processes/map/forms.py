"""What a new process asks for, and what may be changed of one."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import ActForm, UnitField
from qms.text.inputs import WholeNumberField

from .clauses import clauses_in_force
from .kinds import ProcessKind
from .models import Clause, Process

LINES = {"rows": 4}


class ProcessField(forms.ModelChoiceField):
    """One process that the person may see, named by its code."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Process.objects.none(), to_field_name="number", **kwargs)

    def offer_to(self, user):
        self.queryset = Process.objects.visible_to(user).order_by("number")


class ClauseField(forms.ModelChoiceField):
    """One clause of the edition in force, named by its number."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Clause.objects.none(), to_field_name="number", **kwargs)

    def offer_to(self, user):
        self.queryset = clauses_in_force()


class EditForm(ActForm):
    """A process as it stands on the map, to be changed."""

    name = forms.CharField(label=_("name"), max_length=300)
    kind = forms.ChoiceField(label=_("kind"), choices=ProcessKind.choices)
    unit = UnitField(label=_("owner"))
    purpose = forms.CharField(label=_("purpose"), widget=forms.Textarea(attrs=LINES), required=False, max_length=2000)
    inputs = forms.CharField(
        label=_("inputs"), widget=forms.Textarea(attrs=LINES), required=False, help_text=_("One in each line.")
    )
    outputs = forms.CharField(
        label=_("outputs"), widget=forms.Textarea(attrs=LINES), required=False, help_text=_("One in each line.")
    )
    clauses = forms.CharField(
        label=_("clauses"), max_length=200, required=False, help_text=_("Numbers, separated by commas.")
    )
    position = WholeNumberField(label=_("place on the map"), min_value=1, max_value=99, initial=1)

    @staticmethod
    def initial_of(process):
        return {name: getattr(process, name) for name in Process.PLAIN} | {"unit": process.unit.code}


class ProcessForm(EditForm):
    """A process new on the map."""

    code = forms.CharField(label=_("code"), max_length=40)
    field_order = ["code"]

    def clean_code(self):
        return Process.free_code(self.cleaned_data["code"], _("There is already a process with this code."))
