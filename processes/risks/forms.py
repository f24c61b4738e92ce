"""What the acts on risks and opportunities ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.lifecycle.forms import ActForm, DayField, PersonField, RecordField, UnitField, several_lines

from ..context.forms import HeldField
from ..context.models import ContextIssue, PartyNeed
from ..map.forms import ProcessField
from ..nonconformities.models import Nonconformity
from .states import Consequence, Likelihood, RiskKind


def step(label, choices):
    """A choice of one of five steps, each with its number and its word."""
    numbered = [("", "–"), *((number, f"{number} – {word}") for number, word in choices.choices)]
    return forms.TypedChoiceField(label=label, choices=numbered, coerce=int)


class DescribeForm(ActForm):
    """What may happen, to which process, why, and what would follow."""

    title = forms.CharField(label=_("what may happen"), max_length=300, widget=forms.Textarea(attrs={"rows": 2}))
    process = ProcessField(label=_("process"), required=False, empty_label=_("No process in particular"))
    issue = HeldField(ContextIssue, label=_("context issue"), empty_label=_("From none"))
    need = HeldField(PartyNeed, label=_("need of an interested party"), empty_label=_("From none"))
    causes = several_lines(_("why it may happen"), required=False)
    consequences = several_lines(_("what would follow"), required=False)

    @staticmethod
    def initial_of(risk):
        return {
            "title": risk.title,
            "process": risk.process and risk.process.number,
            "issue": risk.issue and risk.issue.number,
            "need": risk.need and risk.need.number,
            "causes": risk.causes,
            "consequences": risk.consequences,
        }


class AboutField(RecordField):
    """The nonconformity from which a risk is identified."""

    def clean(self, value):
        found = super().clean(value)
        if found is not None and not isinstance(found, Nonconformity):
            raise forms.ValidationError(_("There is no such nonconformity."))
        return found


class OccurForm(ActForm):
    """When it happened, what, and the nonconformity if it is reported already."""

    happened_on = DayField(label=_("happened on"))
    what = several_lines(_("what happened"))
    nonconformity = forms.ModelChoiceField(
        Nonconformity.objects.none(),
        to_field_name="number",
        label=_("nonconformity"),
        required=False,
        empty_label=_("Report a new one"),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["nonconformity"].queryset = Nonconformity.objects.visible_to(self.user).order_by("-pk")


class NewRisk(DescribeForm):
    """A risk or an opportunity as somebody sees it coming."""

    kind = forms.ChoiceField(label=_("kind"), choices=RiskKind.choices, initial=RiskKind.RISK)
    unit = UnitField(label=_("unit"))
    owner = PersonField(
        label=pgettext_lazy("risk", "owner"), help_text=_("Who answers for it: assesses it and has it treated.")
    )

    about = AboutField()

    field_order = ("kind", "title", "unit", "owner", "process", "causes", "consequences", "issue", "need")


class AssessForm(ActForm):
    """How likely, how serious, and why."""

    likelihood = step(_("likelihood"), Likelihood)
    likelihood_why = several_lines(_("why this likelihood"), rows=2)
    consequence = step(_("consequence"), Consequence)
    consequence_why = several_lines(_("why this consequence"), rows=2)

    @staticmethod
    def initial_of(risk):
        return {name: getattr(risk, name) for name in AssessForm.base_fields}


class TreatForm(ActForm):
    """An action given with the decision; actions given before need nothing here."""

    title = forms.CharField(
        label=_("what is done"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Leave it empty where the actions on the page of the record say it all."),
    )
    responsible = PersonField(label=_("person responsible"), required=False)
    verifier = PersonField(label=_("verifier"), required=False, help_text=_("Somebody else."))
    due_on = DayField(label=_("until"), required=False)


class MonitorForm(ActForm):
    """What remains, why, and when it is looked at again."""

    residual_likelihood = step(_("likelihood that remains"), Likelihood)
    residual_consequence = step(_("consequence that remains"), Consequence)
    residual_why = several_lines(_("why so much remains"), rows=2)
    next_review_on = DayField(label=_("next review"))

    @staticmethod
    def initial_of(risk):
        return {"residual_likelihood": risk.likelihood, "residual_consequence": risk.consequence}


class ReassignForm(ActForm):
    """Another owner or unit."""

    owner = PersonField(label=pgettext_lazy("risk", "owner"), required=False, empty_label=_("As now"))
    unit = UnitField(label=_("unit"), required=False, empty_label=_("As now"))
