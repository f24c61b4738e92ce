"""What the acts on actions ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.ledger.legible import whole_number
from qms.lifecycle.forms import ActForm, DayField, FilesField, PersonField, UnitField, UnitsField
from qms.lifecycle.registry import record_types

from .origins import TakesActions
from .states import ActionKind

LONGEST = 5000


class OriginField(forms.CharField):
    """The record an action comes from, written "collection/key" as in its address."""

    def __init__(self, **kwargs):
        super().__init__(required=False, widget=forms.HiddenInput, **kwargs)
        self.user = None

    def clean(self, value):
        value = super().clean(value)
        if not value:
            return None
        collection, _slash, key = value.strip("/").partition("/")
        kind = record_types().get(collection)
        found = kind and issubclass(kind.model, TakesActions) and whole_number(key) is not None
        record = found and kind.model.objects.visible_to(self.user).filter(pk=key).first()
        if not record:
            raise forms.ValidationError(_("No action can come from this: there is no such record."))
        return record


class NewAction(ActForm):
    """Who does what until when, and who looks at it then."""

    origin = OriginField()
    kind = forms.ChoiceField(label=_("kind"), choices=ActionKind.choices, initial=ActionKind.IMPROVEMENT)
    title = forms.CharField(label=_("what is done"), max_length=500, widget=forms.Textarea(attrs={"rows": 2}))
    product = forms.CharField(label=_("product"), max_length=300, required=False, help_text=_("What will be there."))
    responsible = PersonField(label=_("person responsible"))
    verifier = PersonField(label=_("verifier"), help_text=_("Somebody else, who looks at it when it is done."))
    unit = UnitField(label=_("unit in charge"))
    due_on = DayField(label=_("until"), required=False)
    co_leads = UnitsField(label=_("units that lead together"), required=False, widget=forms.CheckboxSelectMultiple)
    cooperating = UnitsField(label=_("units that cooperate"), required=False, widget=forms.CheckboxSelectMultiple)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["origin"].user = self.user


class DayForm(ActForm):
    """A later or an earlier day."""

    due_on = DayField(label=_("new due day"))


class SpecifyForm(ActForm):
    """What will be there, and who helps."""

    product = forms.CharField(label=_("product"), max_length=300, required=False, help_text=_("What will be there."))
    cooperating = UnitsField(label=_("units that cooperate"), required=False, widget=forms.CheckboxSelectMultiple)

    @staticmethod
    def initial_of(action):
        helping = action.units.filter(active=True, part="cooperates").select_related("unit")
        return {"product": action.product, "cooperating": [each.unit.code for each in helping]}


class ReportForm(ActForm):
    """What was done, and what shows it."""

    report = forms.CharField(
        label=_("what was done"), widget=forms.Textarea(attrs={"rows": 3}), max_length=LONGEST, required=False
    )
    files = FilesField(label=_("files that show it"), required=False)
    without_evidence = forms.CharField(
        label=_("or why there is no file"), widget=forms.Textarea(attrs={"rows": 2}), max_length=1000, required=False
    )

    @staticmethod
    def initial_of(action):
        return {"report": action.report}


class ReassignForm(ActForm):
    """Other persons for an action that is not settled."""

    responsible = PersonField(label=_("person responsible"), required=False, empty_label=_("As now"))
    verifier = PersonField(label=_("verifier"), required=False, empty_label=_("As now"))
    unit = UnitField(label=_("unit in charge"), required=False, empty_label=_("As now"))
