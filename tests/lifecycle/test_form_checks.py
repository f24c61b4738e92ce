"""Every form fits its act; one that doesn't is told by `manage.py check`, with what is wrong."""

from dataclasses import replace

import pytest
from django import forms
from django.core.management import call_command
from django.core.management.base import SystemCheckError

from documents.controlled.models import DocumentRevision
from processes.cases.models import Case
from processes.cases.step_values import control_for
from processes.procedures.parts import StepField
from processes.procedures.states import FieldKind
from processes.risks.models import Risk
from qms.lifecycle import registry
from qms.lifecycle.form_checks import forms_fit_their_acts, misfits
from qms.lifecycle.forms import ActForm
from qms.lifecycle.registry import type_of


class Apology(ActForm):
    """Fits `Case.apologise`."""

    promised_on = forms.DateField()


class Misspelt(ActForm):
    promised = forms.DateField()


class WithMore(Apology):
    why = forms.CharField()


class Repacked(ActForm):
    """Fits too: it says what comes of its fields."""

    gives = ("promised_on",)
    day, month = forms.IntegerField(), forms.IntegerField()


def planted(model, forms=None, **more):
    """The type of a model with other forms for some acts."""
    kind = type_of(model)
    by_act, pages = ({getattr(model, name): each for name, each in told.items()} for told in (kind.forms, kind.pages))
    together = tuple(getattr(model, name) for name in kind.together)
    return replace(kind, forms=by_act | (forms or {}), pages=pages, together=together, **more)


def said_of(form, act=Case.apologise):
    return list(misfits(planted(Case, {act: form})))


def test_every_form_fits_its_act():
    assert [error.msg for error in forms_fit_their_acts()] == []


@pytest.mark.parametrize("form", [Apology, Repacked])
def test_a_form_that_gives_what_the_act_takes_fits(form):
    assert said_of(form) == []


def test_a_form_with_another_field_is_told():
    assert said_of(WithMore) == ["cases.Case.apologise: WithMore gives why, which the act does not take."]


def test_a_form_without_a_needed_field_is_told():
    said = said_of(Misspelt)
    assert said == [
        "cases.Case.apologise: Misspelt gives promised, which the act does not take.",
        "cases.Case.apologise: Misspelt does not give promised_on, without which the act can't be done.",
    ]


def test_what_no_form_can_give_is_told():
    kind = planted(Case)
    del kind.forms["complete_step"]
    (said,) = misfits(kind)
    assert said.startswith("cases.Case.complete_step: what has no form never gives note, outcome, result, ")


def test_a_form_for_no_act_is_told():
    assert said_of(Apology, Risk.monitor) == ["cases.Case: a form is told for monitor, which is no act."]


def test_values_stand_for_fields_of_the_record():
    """`edit(**values)` of a revision takes its title, and not its number of pages."""

    class Edit(type_of(DocumentRevision).forms["edit"]):
        pages = forms.IntegerField()

    (said,) = misfits(planted(DocumentRevision, {DocumentRevision.edit: Edit}))
    assert "Edit gives pages, which" in said


def test_the_creation_of_a_record_is_checked_too():

    class Receipt(type_of(Case).create_form):
        colour = forms.CharField()

    (said,) = misfits(planted(Case, create_form=Receipt))
    assert said == "cases.Case.create: Receipt gives colour, which the act does not take."


def test_the_check_fails_with_what_is_wrong(monkeypatch):
    kind = planted(Case, {Case.apologise: Misspelt})
    monkeypatch.setitem(registry._by_collection, kind.collection, kind)
    with pytest.raises(SystemCheckError, match="Misspelt gives promised"):
        call_command("check", tags=["forms"])


def test_a_form_gives_only_what_it_names():
    class Talkative(Repacked):
        def meant(self, given):
            return {"promised_on": None, "weather": "fine"}

    form = Talkative({"day": 1, "month": 2})
    assert form.is_valid()
    with pytest.raises(TypeError, match="weather"):
        form.values()


# What a device says of its own clock is never refused to the auditor: it is kept, marked as wrong.
OF_A_DEVICE = {"AnswerForm.noted_at", "TickForm.noted_at"}


def forms_of_days():
    """{form.field: field} of every day and moment that an act or a step asks for."""
    asked = [each for face in registry.faces().values() for each in (face.create_form, *face.forms.values()) if each]
    found = {f"{form.__name__}.{name}": field for form in asked for name, field in form.base_fields.items()}
    found |= {"a step": control_for(StepField(key="x", label="x", kind=FieldKind.DATE))}
    return {name: field for name, field in found.items() if isinstance(field, (forms.DateField, forms.DateTimeField))}


@pytest.mark.parametrize("far", ["9999-12-31", "0001-01-01"])
def test_every_day_that_is_asked_for_is_bounded(far):
    def takes(field):
        try:
            return field.clean(far if isinstance(field, forms.DateField) else f"{far}T08:00")
        except forms.ValidationError:
            return False

    asked = forms_of_days()
    assert len(asked) > 20 and "HoldForm.until" in asked and "EndForm.until" in asked
    assert sorted(name for name, field in asked.items() if takes(field)) == sorted(OF_A_DEVICE)
