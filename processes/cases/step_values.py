"""What the holder of a step writes down: one control for each field of the step, and the clean values."""

from datetime import date
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from qms.lifecycle.forms import LongAgoField
from qms.text.inputs import NumberField

from ..procedures.states import FieldKind

PREFIX = "values_"
TRUTH = {True: "yes", False: "no", "true": "yes", "false": "no", "True": "yes", "False": "no"}


def control_for(field):
    """The form field by which a step's field is asked and checked."""
    plain = {"label": field.label, "required": field.required}
    if field.kind == FieldKind.NUMBER:
        return NumberField(max_digits=18, decimal_places=4, **plain)
    if field.kind == FieldKind.DATE:
        return LongAgoField(**plain)
    if field.kind == FieldKind.CHOICE:
        choices = [("", "–"), *((each, each) for each in field.choices)]
        return forms.ChoiceField(choices=choices, **plain)
    if field.kind == FieldKind.YES_NO:
        choices = [("yes", gettext_lazy("yes")), ("no", gettext_lazy("no"))]
        return forms.ChoiceField(choices=choices, widget=forms.RadioSelect, **plain)
    return forms.CharField(max_length=2000, **plain)


def clean_answers(fields, given):
    """The values by key, as JSON keeps them. Raises ValidationError, each sentence under `values_<key>`."""
    given, faults, kept = dict(given or {}), {}, {}
    for field in fields:
        value = given.pop(field.key, None)
        try:
            kept[field.key] = as_kept(control_for(field).clean(_readable(value)))
        except ValidationError as fault:
            faults[PREFIX + field.key] = fault.messages
    if given:
        faults["values"] = [_("This step has no field %(keys)s.") % {"keys": ", ".join(sorted(map(str, given)))}]
    if faults:
        raise ValidationError(faults)
    return {key: value for key, value in kept.items() if value not in (None, "")}


def _readable(value):
    """A truth value, however it came, as the control reads it."""
    return TRUTH.get(value, value) if isinstance(value, (bool, str)) else value


def as_kept(value):
    """A clean value as JSON keeps it."""
    if isinstance(value, Decimal):
        return int(value) if value == int(value) else float(value)
    return value.isoformat() if isinstance(value, date) else value


def in_words(fields, values):
    """Pairs (label, value in words) of what was written down."""
    shown = []
    for field in fields:
        if field.key in values:
            shown.append((field.label, _shown(field, values[field.key])))
    return shown


def _shown(field, value):
    if field.kind == FieldKind.YES_NO:
        return _("yes") if value == "yes" else _("no")
    if field.kind == FieldKind.DATE:
        return f"{date.fromisoformat(value):%d/%m/%Y}"
    return value
