"""What the acts on nonconforming outputs ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import ActForm, DayField, PersonField, photos, several_lines

from ..nonconformities.models import Nonconformity
from .models import TOLD
from .states import Decision


class ProposalForm(ActForm):
    """Which result it is, what is to be done with it, and whether the citizen is told."""

    what = forms.CharField(
        label=_("result or service"), max_length=300, help_text=_("What is not as required; no names of citizens.")
    )
    reference = forms.CharField(label=_("number of the dossier or paper"), max_length=100, required=False)
    delivered = forms.BooleanField(label=_("handed out already"), required=False)
    decision = forms.ChoiceField(
        label=_("what is done with it"), choices=Decision.choices, widget=forms.RadioSelect, initial=Decision.CORRECT
    )
    grounds = several_lines(_("grounds"), 2, help_text=_("Why so, and what it means for whoever has it."))
    tells_citizen = forms.BooleanField(label=_("the citizen is told"), required=False)
    why_not_told = forms.CharField(
        label=_("why the citizen is not told"),
        max_length=500,
        required=False,
        help_text=_("Only where it was handed out and nobody is told."),
    )
    responsible = PersonField(label=_("person responsible"))
    due_on = DayField(label=_("due"))

    @staticmethod
    def initial_of(output):
        return {name: getattr(output, name) for name in (*TOLD, "responsible")}


class NewOutput(ProposalForm):
    """A proposal, at its nonconformity."""

    nonconformity = forms.ModelChoiceField(
        Nonconformity.objects.none(), to_field_name="number", label=_("nonconformity")
    )
    field_order = ["nonconformity", "what"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nonconformity"].queryset = Nonconformity.objects.visible_to(self.user).unfinished().order_by("-pk")


class DoneForm(ActForm):
    """What was done, when the citizen was told, and what shows it."""

    done_what = several_lines(_("what was done"), 2)
    done_on = DayField(label=_("done on"), required=False, help_text=_("Empty: today."))
    told_on = DayField(label=_("citizen told on"), required=False)
    told_how = forms.CharField(
        label=_("how the citizen was told"),
        max_length=300,
        required=False,
        help_text=_("Letter, telephone, at the desk; needed where the decision says that the citizen is told."),
    )
    evidence = several_lines(_("what shows it"), 2, required=False)
    files = photos(_("or files that show it"))


class VerifyForm(ActForm):
    """How it was verified."""

    verified = several_lines(_("how it was verified"), 2, help_text=_("What was looked at, and that it is right now."))


class ReassignForm(ActForm):
    """Another person."""

    responsible = PersonField(label=_("person responsible"))
