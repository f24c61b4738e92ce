"""Whole numbers are typed into fields of our own, and what is none of them is told in the page's language."""

from importlib import import_module
from urllib.parse import urlencode

import pytest
from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.translation import override

from qms.lifecycle.forms import ActForm
from qms.text.inputs import WholeNumberField

# Fields of which a browser draws its own, in its own language.
ON_NO_PAGE = {"qms.lifecycle.filters.Paging.after", "qms.lifecycle.filters.Paging.limit"}  # the API's alone
DRAWN_BY_BROWSERS = {"number", "date", "datetime-local", "time", "month", "week", "color", "range"}


class Sheet(forms.Form):
    many = WholeNumberField(min_value=1, max_value=1500)


def answered(text):
    """What a page that somebody filled in is answered: the number, or what is wrong."""
    with override("vi"):
        form = Sheet(QueryDict(urlencode({"many": text})))
        return form.errors.get("many") or form.cleaned_data["many"]


@pytest.mark.parametrize(("text", "number"), [("12", 12), (" 7 ", 7), ("1.200", 1200)])
def test_a_whole_number_is_read_as_people_write_it(text, number):
    assert answered(text) == number


@pytest.mark.parametrize("text", ["mười", "1,5", "1e3", "0x10", "--2", "12a"])
def test_what_is_no_whole_number_is_told_in_vietnamese(text):
    assert answered(text) == ["Ghi số nguyên bằng chữ số, ví dụ 12."]


def test_a_number_is_bounded_on_the_server_and_not_by_the_browser():
    assert answered("1501") and "max" not in str(Sheet()["many"]) and 'inputmode="numeric"' in str(Sheet()["many"])


def all_forms(base=forms.BaseForm):
    """Every form class of the program."""
    for each in base.__subclasses__():
        yield each
        yield from all_forms(each)


def test_no_form_asks_by_a_field_that_the_browser_draws(described_forms):
    found = {
        f"{form.__module__}.{form.__name__}.{name}"
        for form in described_forms
        for name, field in form.base_fields.items()
        if getattr(field.widget, "input_type", "") in DRAWN_BY_BROWSERS
    }
    assert found == ON_NO_PAGE


@pytest.fixture
def described_forms():
    import_module(settings.ROOT_URLCONF)
    ours = [form for form in all_forms() if not form.__module__.startswith(("django", "rest_framework", "tests"))]
    assert len(ours) > 100 and any(issubclass(form, ActForm) for form in ours)
    return [form for form in ours if hasattr(form, "base_fields")]
