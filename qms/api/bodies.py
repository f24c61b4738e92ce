"""From a request's body to the values of an act: by the same Django forms as on the pages."""

import re

from django import forms
from django.core.exceptions import ValidationError
from django.forms.fields import BaseTemporalField
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError

from qms.lifecycle.forms import WHOLE

from .errors import UnknownKeys

# What any body may hold: what is for the door, and what a form of a page sends along.
BESIDE = {"sequence", "reason", "password", WHOLE, "csrfmiddlewaretoken"}
WHOLE_NUMBER = re.compile(r"-?[0-9]{1,18}")
SEVERAL = (forms.MultipleChoiceField, forms.ModelMultipleChoiceField, forms.JSONField)


def body_of(request):
    """The body as a mapping: a JSON object, or the fields of a multipart form. Raises ParseError for anything else."""
    if not hasattr(request.data, "keys"):
        raise ParseError
    return request.data


def text_of(body, name):
    """A text in the body, "" when there is none. Raises ValidationError when it is something else."""
    value = body.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise ValidationError({name: [_("This must be a text.")]})
    return value


def sequence_in(body):
    """The sequence that the caller saw. Raises ValidationError when it is missing or no number."""
    value = body.get("sequence")
    if value is None or value == "":
        raise ValidationError({"sequence": [_("Say which sequence of the record you have seen.")]})
    if isinstance(value, str) and WHOLE_NUMBER.fullmatch(value):
        return int(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or value != int(value):
        raise ValidationError({"sequence": [_("This must be a whole number.")]})
    return int(value)


def values_of(form_class, request, **about):
    """The cleaned values of a form (none without a form).

    Raises UnknownKeys for what nobody asks for, ValidationError with the errors of each field.
    """
    body = body_of(request)
    if form_class is None:
        _refuse_unknown(body, ())
        return {}
    form = form_class(_data_for(form_class, body, about.get("record")), request.FILES, **about)
    _refuse_unknown(body, {*form_class.base_fields, *form.fields})
    faults = {name: [_("This takes a single value.")] for name in _several_for_one(form, body)}
    faults |= {name: [_("A file is sent in a form: multipart/form-data.")] for name in _words_for_file(form, body)}
    if faults or not form.is_valid():
        raise ValidationError(faults or {name: list(said) for name, said in form.errors.items()})
    return form.values()


def _refuse_unknown(body, fields):
    unknown = sorted(set(body) - {*fields, *BESIDE})
    if unknown:
        raise UnknownKeys(unknown)


def _data_for(form_class, body, record):
    """The body, with what the record already has where a required field was not given."""
    if hasattr(body, "getlist"):
        body.from_script = True  # its numbers are written as in JSON, not as on a page
        return body
    initial = form_class.initial_of(record) if record is not None else {}
    known = {
        name: field.prepare_value(initial[name])
        for name, field in form_class.base_fields.items()
        if field.required and initial.get(name) is not None
    }
    days = [name for name, field in form_class.base_fields.items() if isinstance(field, BaseTemporalField)]
    told = {name: str(body[name]) for name in days if isinstance(body.get(name), (bool, int, float))}
    return {**known, **body, **told}


def _words_for_file(form, body):
    """Fields that take a file and were given something else, which nobody would keep."""
    files = [name for name, field in form.fields.items() if isinstance(field, forms.FileField)]
    return [name for name in files if body.get(name) and name not in form.files]


def _several_for_one(form, body):
    """Fields that were given a list or an object and take neither."""
    if hasattr(body, "getlist"):
        return []
    fields = form.fields.items()
    return [
        name for name, field in fields if isinstance(body.get(name), (list, dict)) and not isinstance(field, SEVERAL)
    ]
