"""What a template can name: facts of the office, of the form, of who fills it in, and of a record of one kind."""

from django.db import models
from django.utils.translation import gettext as _

from qms.ledger.now import today
from qms.lifecycle.registry import record_types
from qms.web.printed.blocks import words
from qms.web.printed.heads import agency_of, dated, place_of

# What the program keeps for itself, and says nothing on paper.
OWN = {"id", "sequence", "head", "search_text", "code_key", "created_at", "created_by"}
TOLD = (
    models.CharField,
    models.TextField,
    models.DateField,
    models.DecimalField,
    models.IntegerField,
    models.BooleanField,
    models.ForeignKey,
)
WRONG = "?"


def common_fields():
    """{field: what it says} for every template, whatever it is about."""
    return {
        "office.name": _("the office"),
        "office.above": _("the agency above it"),
        "office.place": _("the place, as in the day of a letter"),
        "today.words": _("the day on which it is filled in"),
        "form.code": _("code of this form"),
        "form.issue": _("issue/amendment of this form"),
        "form.title": _("title of this form"),
        "person.name": _("who fills it in"),
    }


def kinds():
    """{first word of the fields: record type}: a record's class in small letters."""
    return {each.model._meta.model_name: each for each in record_types().values()}


def fields_of(record_type):
    """{field: what it says} of a kind of record: its number, title, state and unit, and what its columns hold."""
    name = record_type.model._meta.model_name
    found = {f"{name}.number": _("number"), f"{name}.title": _("title"), f"{name}.state": _("state")}
    for field in record_type.model._meta.concrete_fields:
        if isinstance(field, TOLD) and field.name not in OWN and not field.name.endswith("_sha256"):
            found.setdefault(f"{name}.{field.name}", str(field.verbose_name))
    return found


def kind_of(fields):
    """The record type that a template's fields name, or None where they name none, or several."""
    known = kinds()
    named = {each.partition(".")[0] for each in fields} & set(known)
    return known[named.pop()] if len(named) == 1 else None


def faults_of(fields):
    """What of a template nothing would fill: unknown fields, and a second kind of record beside the first."""
    kind = kind_of(fields)
    known = common_fields() | (fields_of(kind) if kind else {})
    return [each for each in fields if each not in known]


def values_for(revision, record, person):
    """{first word: {second word: text}} of everything a template of this revision may name."""
    above, agency = agency_of((record or revision).unit)
    place = place_of((record or revision).unit)
    values = {
        "office": {"name": " ".join(agency), "above": " ".join(above), "place": place},
        "today": {"words": dated(today())},
        "form": {"code": revision.document.number, "issue": revision.label(), "title": revision.title},
        "person": {"name": str(person)},
    }
    if record is not None:
        values[record._meta.model_name] = _values_of(record)
    return values


def _values_of(record):
    """A record's fields as people read them."""
    told = {"number": record.number, "title": words(record.title_text())}
    for field in record._meta.concrete_fields:
        if isinstance(field, TOLD) and field.name not in OWN:
            shown = getattr(record, f"get_{field.name}_display", None)
            told.setdefault(field.name, words(shown() if shown else getattr(record, field.name)))
    return {"state": words(record.get_state_display()) if record.has_lifecycle else "", **told}
