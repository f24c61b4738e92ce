"""What the acts on planned changes ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from documents.external.models import ExternalDocument
from qms.lifecycle.forms import ActForm, DayField, PersonField, RecordField, UnitField, photos, several_lines

from ..map.forms import ProcessField
from .models import TOLD
from .parts import Impact
from .states import ImpactState, Occasion


class LawField(forms.ModelChoiceField):
    """One external document that the person may see, named by its number."""

    def __init__(self, **kwargs):
        super().__init__(queryset=ExternalDocument.objects.none(), to_field_name="number", required=False, **kwargs)

    def offer_to(self, user):
        self.queryset = ExternalDocument.objects.visible_to(user).order_by("number")


class ChangeForm(ActForm):
    """What is changed, what for, and what that may bring about (6.3)."""

    title = forms.CharField(label=_("change in short"), max_length=300)
    occasion = forms.ChoiceField(label=_("what calls for it"), choices=Occasion.choices)
    purpose = several_lines(pgettext_lazy("change", "purpose"), 2)
    consequences = several_lines(
        _("what it may bring about"), 2, help_text=_("For citizens, for other units, for dossiers that are open.")
    )
    resources = several_lines(_("what it needs: money, people, equipment"), 2, required=False)
    process = ProcessField(
        label=_("process"),
        required=False,
        help_text=_("Its documents, open dossiers and risks are listed."),
    )
    law = LawField(label=_("law it rests on"), help_text=_("All that cites it is listed."))
    whole_unit = forms.BooleanField(
        label=_("touches all work of the unit"), required=False, help_text=_("As a reorganisation does.")
    )
    responsible = PersonField(label=_("person responsible"))
    effective_on = DayField(label=_("takes effect on"))

    @staticmethod
    def initial_of(change):
        return {name: getattr(change, name) for name in TOLD} | {
            "process": change.process and change.process.number,
            "law": change.law and change.law.number,
            "responsible": change.responsible.username,
        }


class NewChange(ChangeForm):
    """A change as it is first planned, and whose it is."""

    unit = UnitField(label=_("unit whose change it is"))
    about = RecordField()
    field_order = ["title", "occasion", "unit", "purpose", "consequences"]


class LinesForm(ActForm):
    """What it touches besides."""

    lines = several_lines(
        _("what it touches besides"), 4, required=False, help_text=_("A thing in each line. Empty: only look again.")
    )


class SettleForm(ActForm):
    """What was done about one thing."""

    impact = forms.ModelChoiceField(Impact.objects.none(), label=_("what is touched"))
    result = forms.ChoiceField(
        label=_("result"),
        choices=[each for each in ImpactState.choices if each[0] != ImpactState.OPEN],
        widget=forms.RadioSelect,
        initial=ImpactState.DONE,
    )
    note = forms.CharField(label=_("what was done, or why nothing"), max_length=500)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.record:
            self.fields["impact"].queryset = self.record.impacts.filter(result=ImpactState.OPEN)

    def meant(self, given):
        """The line by its key."""
        return given | {"impact": given["impact"].pk} if "impact" in given else given


class ReportForm(ActForm):
    """How it went."""

    outcome = several_lines(_("how it was carried out"), 3)
    files = photos(_("files that show it"))


class CloseForm(ActForm):
    """Whether it served its purpose."""

    verdict = several_lines(
        _("whether it served its purpose"), 3, help_text=_("And what it brought about that nobody meant.")
    )


class ReassignForm(ActForm):
    """Another person."""

    responsible = PersonField(label=_("person responsible"))
