"""Forms of the editor: the facts of a version, its parts, and its steps with outcomes and fields."""

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from qms.lifecycle.forms import UnitField
from qms.people.posts import PostKind
from qms.text.inputs import ClockInput, NumberField, WholeNumberField, plain_number
from qms.workdays.limits import GIVEN_AS_NUMBER, FirstDay, LimitIn

from .joins import Join, Joined
from .states import Comparison, Ending, FieldKind


def whole(label, top, **kwargs):
    return WholeNumberField(label=label, min_value=0, max_value=top, required=False, **kwargs)


def _amount(label, **kwargs):
    return NumberField(label=label, min_value=0, max_value=1000, decimal_places=2, required=False, **kwargs)


class FactsForm(forms.Form):
    """What holds for the whole procedure."""

    field = forms.CharField(label=_("field of administration"), max_length=100, required=False)
    unit_in_charge = UnitField(label=_("unit in charge"))
    national_code = forms.CharField(label=_("national code"), max_length=40, required=False)
    internal = forms.BooleanField(label=_("the office's own procedure"), required=False)
    limit_in = forms.ChoiceField(
        label=_("limit given in"),
        choices=GIVEN_AS_NUMBER,
        initial=LimitIn.DAYS,
        required=False,
    )
    legal_limit = _amount(_("time limit by law"))
    committed = _amount(_("time promised"))
    same_day = forms.BooleanField(label=_("result within the day"), required=False)
    cutoff = forms.TimeField(
        label=_("received later counts from the next working day"),
        required=False,
        widget=ClockInput,
    )
    first_day = forms.ChoiceField(
        label=_("how the day of receipt counts"),
        choices=[("", _("as the office counts it")), *FirstDay.choices],
        required=False,
    )
    first_day_ground = forms.CharField(label=_("by which decision it counts so"), max_length=300, required=False)
    fee = forms.CharField(label=_("fee"), max_length=300, required=False)
    legal_basis = forms.CharField(
        label=_("legal basis"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )
    verified = forms.BooleanField(label=_("checked against the published decision"), required=False)
    verification_note = forms.CharField(
        label=_("note on verification"), required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2})
    )
    supplements_allowed = whole(_("supplements allowed"), 20)
    apologies_allowed = whole(_("apologies allowed"), 20)

    def definition(self):
        """The facts as a definition says them."""
        values = dict(self.cleaned_data)
        values["unit_in_charge"] = values["unit_in_charge"].code
        values["limit_in"] = values["limit_in"] or LimitIn.DAYS.value
        values["cutoff"] = f"{values['cutoff']:%H:%M}" if values["cutoff"] else ""
        for name in ("supplements_allowed", "apologies_allowed"):
            values[name] = 1 if values[name] is None else values[name]
        return values


class PartForm(forms.Form):
    """One document that a dossier consists of."""

    name = forms.CharField(label=_("name of the part"), max_length=300)
    originals = whole(_("originals"), 99)
    copies = whole(_("copies"), 99)
    mandatory = forms.BooleanField(label=_("mandatory"), required=False)

    def definition(self):
        """The part as a definition says it."""
        values = dict(self.cleaned_data)
        return values | {"originals": values["originals"] or 0, "copies": values["copies"] or 0}


class ExtensionForm(forms.Form):
    """A ground on which the time may lawfully be extended."""

    name = forms.CharField(label=_("ground"), max_length=300)
    legal_basis = forms.CharField(label=_("legal basis"), max_length=300, required=False)
    amount = _amount(_("by at most"))
    times = whole(_("how many times"), 20)

    def definition(self):
        """The ground as a definition says it."""
        values = dict(self.cleaned_data)
        return values | {"times": values["times"] or 1}


class StepForm(forms.Form):
    """One step: who does it, in which time, with which result."""

    code = forms.CharField(label=_("code"), max_length=12)
    name = forms.CharField(label=_("name of the step"), max_length=300)
    post = forms.ChoiceField(label=_("post"), choices=[("", "—"), *PostKind.choices], required=False)
    unit = forms.ChoiceField(label=_("unit"), required=False)
    days = whole(_("days"), 400)
    hours = whole(_("hours"), 400)
    minutes = whole(_("minutes"), 999)
    result = forms.CharField(label=_("result"), max_length=300, required=False)
    result_required = forms.BooleanField(label=_("the result is attached"), required=False)
    form = forms.CharField(label=_("form used"), max_length=200, required=False)
    join_rule = forms.ChoiceField(
        label=_("how the opinions are joined"), choices=[("", "—"), *Join.choices], required=False
    )
    needed = whole(_("how many must agree"), 99)
    not_holder_of = forms.MultipleChoiceField(
        label=_("may not be held by the holder of"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, units=(), others=(), chosen=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("the unit in charge")), *units]
        codes = dict.fromkeys([*others, *chosen])
        self.fields["not_holder_of"].choices = [(code, code) for code in codes]


class OutcomeForm(forms.Form):
    """How a step may turn out, and where that leads."""

    code = forms.SlugField(required=False, max_length=40, widget=forms.HiddenInput)
    label = forms.CharField(label=_("outcome"), max_length=200)
    leads_to = forms.ChoiceField(label=_("leads to"), required=False)
    at_most = WholeNumberField(label=_("at most so many times"), min_value=1, max_value=99, required=False)
    joined = forms.ChoiceField(
        label=_("if the opinions come to"), choices=[("", _("either way")), *Joined.choices], required=False
    )

    def __init__(self, *args, steps=(), chosen="", **kwargs):
        super().__init__(*args, **kwargs)
        offer(self.fields["leads_to"], [*_named(steps), *Ending.choices], chosen)

    def definition(self):
        """The outcome as a definition says it: without a limit where none is given, and so of the opinions."""
        left_out = {name for name in ("at_most", "joined") if not self.cleaned_data[name]}
        return {name: each for name, each in self.cleaned_data.items() if name not in left_out}


def offer(field, known, chosen=""):
    """Offer these choices, none at first, and what was chosen even where it is not among them."""
    field.choices = [("", "—"), *known, *([(chosen, chosen)] if chosen and chosen not in dict(known) else [])]


def _named(steps):
    return [(code, f"{code} {name}"[:60]) for code, name in steps]


class BranchForm(forms.Form):
    """Where an outcome leads if a field has a certain value."""

    outcome = forms.ChoiceField(label=_("after the outcome"), required=False)
    field = forms.ChoiceField(label=_("if the field"), required=False)
    comparison = forms.ChoiceField(label=_("comparison"), choices=Comparison.choices, required=False)
    value = forms.CharField(label=_("value"), max_length=200, required=False)
    leads_to = forms.ChoiceField(label=_("leads to"), required=False)

    def __init__(self, *args, steps=(), outcomes=(), asked=(), numbers=(), **kwargs):
        super().__init__(*args, **kwargs)
        self.numbers, chosen = numbers, kwargs.get("initial") or {}
        offer(self.fields["outcome"], list(outcomes), chosen.get("outcome") or "")
        self.fields["outcome"].choices = [("", _("the usual outcome")), *self.fields["outcome"].choices[1:]]
        offer(self.fields["field"], list(asked), chosen.get("field") or "")
        offer(self.fields["leads_to"], _named(steps), chosen.get("leads_to") or "")

    def clean(self):
        """A number is kept as the program reads it: "50.000" is fifty thousand to whoever types it in Vietnamese."""
        given = super().clean()
        if given.get("field") in self.numbers:
            given["value"] = plain_number(given.get("value", ""))
        return given

    def definition(self):
        """The branch as a definition says it."""
        return dict(self.cleaned_data) | {"comparison": self.cleaned_data["comparison"] or Comparison.IS.value}


class FieldForm(forms.Form):
    """What the holder of a step writes down."""

    key = forms.SlugField(required=False, max_length=40, widget=forms.HiddenInput)
    label = forms.CharField(label=_("field"), max_length=200)
    kind = forms.ChoiceField(label=_("kind"), choices=FieldKind.choices)
    required = forms.BooleanField(label=_("required"), required=False)
    choices = forms.CharField(
        label=_("choices, one a line"), required=False, max_length=4000, widget=forms.Textarea(attrs={"rows": 2})
    )

    def clean_choices(self):
        return [line.strip() for line in self.cleaned_data["choices"].splitlines() if line.strip()]


def key_for(label, taken):
    """A key made of the words of a label that none of `taken` is."""
    plain = slugify(label.replace("đ", "d").replace("Đ", "d")).replace("-", "_")[:30] or "x"
    return next(key for key in (plain, *(f"{plain}_{n}" for n in range(2, 1000))) if key not in taken)
