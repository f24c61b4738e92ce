"""What filling a template in asks for."""

from django import forms
from django.utils.translation import gettext_lazy as _


class FillForm(forms.Form):
    """The record from which a form is filled in."""

    number = forms.CharField(label=_("number of the record"), max_length=60, strip=True)
