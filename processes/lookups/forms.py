"""What the page asks for: the code on the receipt, and the end of the telephone number that was left at the desk."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from qms.text.inputs import WholeNumberInput

LAST = 4


def digits_of(text):
    """Its digits alone, also those that a telephone's keyboard writes wide or in another script."""
    return "".join(str(int(each)) for each in text if each.isdecimal())


class LookupForm(forms.Form):
    """A dossier by its code and the last digits of the applicant's telephone."""

    code = forms.CharField(
        label=_("dossier code"),
        max_length=60,
        help_text=_("As it stands on the receipt, for example HS-261130-0001."),
        widget=forms.TextInput({"autocomplete": "off", "autocapitalize": "characters"}),
    )
    digits = forms.CharField(
        label=_("last 4 digits of your telephone number"),
        max_length=12,
        help_text=_("Of the number that you gave with the dossier."),
        widget=WholeNumberInput({"autocomplete": "off"}),
    )

    def __init__(self, *args, scanned=False, **kwargs):
        super().__init__(*args, **kwargs)
        if scanned:
            del self.fields["code"]

    def clean_code(self):
        return re.sub(r"\s+", "", self.cleaned_data["code"]).upper()

    def clean_digits(self):
        given = digits_of(self.cleaned_data["digits"])
        if len(given) < LAST:
            raise forms.ValidationError(_("Write the last 4 digits of the number."))
        return given[-LAST:]
