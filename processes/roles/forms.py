"""What the acts on decisions on roles and on their duties ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from qms.evidence.uploads import media_type_of
from qms.lifecycle.forms import ActForm, DayField, PersonField, UnitField, several_lines
from qms.people.posts import PostKind

from .duties import TOLD as DUTY_TOLD
from .models import TOLD, RoleDecision
from .states import DecisionKind, DecisionState, Share


class DecisionField(forms.ModelChoiceField):
    """One decision on roles in a state in which it can be named here, by its number."""

    def __init__(self, state, **kwargs):
        self.state = state
        super().__init__(queryset=RoleDecision.objects.none(), to_field_name="number", **kwargs)

    def offer_to(self, user):
        self.queryset = RoleDecision.objects.visible_to(user).filter(state=self.state).order_by("-pk")


class DecisionForm(ActForm):
    """What is decided, and what that replaces."""

    title = forms.CharField(
        label=_("what is decided"), max_length=300, help_text=_("As it is written: “Founding the ISO team”.")
    )
    kind = forms.ChoiceField(label=_("kind of decision"), choices=DecisionKind.choices)
    grounds = several_lines(
        pgettext_lazy("role decision", "grounds"), 3, required=False, help_text=_("A law or a decision in each line.")
    )
    replaces = DecisionField(
        DecisionState.IN_FORCE,
        label=_("decision it replaces"),
        required=False,
        help_text=_("It ends with all its duties once this one is in force."),
    )

    @staticmethod
    def initial_of(decision):
        told = {name: getattr(decision, name) for name in TOLD}
        return told | {"replaces": decision.replaces and decision.replaces.number}


class NewDecision(DecisionForm):
    """A decision, and whose it is."""

    unit = UnitField(label=_("unit for which it is decided"))
    field_order = ["title", "kind", "unit", "grounds", "replaces"]


class InForceForm(ActForm):
    """Under which number it was signed, and the signed paper."""

    decision = forms.CharField(label=_("number of the decision"), max_length=60)
    decided_on = DayField(label=_("day of the decision"))
    file = forms.FileField(label=_("signed decision"), required=False)

    def clean_file(self):
        upload = self.cleaned_data.get("file")
        if upload:
            media_type_of(upload)
        return upload


class DutyForm(ActForm):
    """Who has which part in what, and what they may decide there."""

    unit = UnitField(label=_("unit that has the duty"))
    post = forms.ChoiceField(
        label=_("post"),
        required=False,
        choices=[("", "–"), *(each for each in PostKind.choices if each[0] != PostKind.ADMINISTRATOR)],
        help_text=_("Empty: the whole unit."),
    )
    person = PersonField(
        label=_("person"), required=False, help_text=_("Only where the decision names a person, as member of a body.")
    )
    outside = forms.CharField(
        label=_("bearer that is no unit here"),
        max_length=200,
        required=False,
        help_text=_("As the Fatherland Front; the unit is then the one that works with it."),
    )
    share = forms.ChoiceField(label=_("share in it"), choices=Share.choices, initial=Share.LEADS)
    words = several_lines(
        pgettext_lazy("duties", "duty"), 3, help_text=_("In the same words where several have a part in it.")
    )
    authority = several_lines(_("authority: what may be decided or asked for"), 2, required=False)

    @staticmethod
    def initial_of(duty):
        told = {name: getattr(duty, name) for name in DUTY_TOLD}
        return told | {"unit": duty.unit.code, "person": duty.person and duty.person.username}


class NewDuty(DutyForm):
    """A duty, at its decision."""

    decision = DecisionField(
        DecisionState.DRAFT, label=_("decision on roles"), help_text=_("One that is being written.")
    )
    field_order = ["decision", "unit", "post", "person", "outside", "share", "words", "authority"]
